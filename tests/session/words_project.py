"""A project of pictures whose encoder reads words."""

from pathlib import Path

import numpy as np
from PIL import Image

from aldesk.embed import Encoder, embed_all, load_encoder
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.used_encoders import loaded, use
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from tests.embed.tiny_two_towers import two_towers


def make_pictures(folder: Path) -> None:
    """Write a project of 40 pictures, embedded by a tiny CLIP."""
    rng = np.random.default_rng(0)
    (folder / "pictures").mkdir(parents=True)
    for n in range(40):
        pixels = rng.integers(0, 256, (32, 32, 3), np.uint8)
        Image.fromarray(pixels).save(folder / "pictures" / f"{n:02d}.png")
    encoder = load_encoder(two_towers(folder / "clip", "clip"), device="cpu")
    options = Options(classes=("cat", "dog"))
    new = NewProject(folder / "p.aldesk", folder / "pictures", options)
    with make(new) as project:
        embed_with(project, folder / "clip", encoder)


def open_pictures(folder: Path) -> Project:
    """Open the copy of the project that lies in a folder, with the encoder beside it."""
    project = Project.open(folder / "p.aldesk")
    choice, meta = EncoderChoice(str(folder / "clip")), project.meta
    use(project, loaded(choice, meta.encoder_key, meta.encoder_card))
    return project


def embed_with(project: Project, folder: Path, encoder: Encoder) -> None:
    """Embed a project in this process."""
    use(project, loaded(EncoderChoice(str(folder)), encoder.key, encoder.card.as_dict()))
    table = project.embeddings
    samples = list(enumerate(project.samples))
    embed_all(encoder, samples, table.folder, table.add_shard, lambda row, problem: None)
