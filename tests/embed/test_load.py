import subprocess
import sys
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.embed import ENCODERS, default_encoder, load_encoder
from aldesk.embed.encoder import Encoder


@pytest.fixture
def spectral() -> Encoder:
    return load_encoder("spectral")


@pytest.mark.parametrize("built_in", ENCODERS, ids=lambda built_in: built_in.name)
def test_catalogue_describes_what_is_loaded(built_in: object) -> None:
    name, media = built_in.name, built_in.media  # type: ignore[attr-defined]
    encoder = load_encoder(name)
    assert encoder.media == media
    assert encoder.key.startswith(name)
    assert default_encoder(media) == name


@pytest.mark.parametrize("name", ["spectrall", "./models/none", "a b/c", Path("owner/name")])
def test_unknown_names_never_ask_the_hub(name: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aldesk.embed.hub", None)
    with pytest.raises(Problem, match="no such encoder"):
        load_encoder(name)


def test_package_and_built_in_encoders_stay_light() -> None:
    code = (
        "import sys; from aldesk.embed import load_encoder; load_encoder('spectral'); "
        "load_encoder('gradients'); heavy = {'torch', 'transformers', 'sklearn', 'scipy', "
        "'huggingface_hub'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
