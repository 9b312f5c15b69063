import subprocess
import sys

import numpy as np
import pytest
import torch
from sklearn.base import clone
from torch import nn

from aldesk.learn.bayesian import BayesianSkorchClassifier, mc_dropout_classifier
from aldesk.learn.mc_dropout import MCDropoutModule

rng = np.random.default_rng(0)
y = rng.integers(0, 3, 200)
X = (rng.normal(size=(200, 6)) + 2 * np.eye(3, 6)[y]).astype(np.float32)


def test_learns_and_its_members_are_distributions() -> None:
    classifier = mc_dropout_classifier(6, 3, seed=0).fit(X[:100], y[:100])
    members = classifier.sample_proba(X)
    assert members.shape == (10, 200, 3)
    assert members.sum(axis=-1) == pytest.approx(1, abs=1e-5)
    assert (classifier.predict(X[100:]) == y[100:]).mean() > 0.8
    logits = np.log(members)
    geometric = np.exp(logits.mean(axis=0))
    expected = geometric / geometric.sum(axis=1, keepdims=True)
    assert classifier.predict_proba(X) == pytest.approx(expected, abs=1e-4)


def test_blocks_of_rows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    classifier = mc_dropout_classifier(6, 3, seed=0).fit(X, y)
    proba, members = classifier.predict_proba(X), classifier.sample_proba(X)
    monkeypatch.setattr("aldesk.learn.bayesian._BLOCK", 7)
    assert classifier.predict_proba(X) == pytest.approx(proba, abs=1e-6)
    assert classifier.sample_proba(X) == pytest.approx(members, abs=1e-6)
    assert classifier.sample_proba(X[:0]).shape == (10, 0, 3)


def test_a_seed_decides_everything_and_torchs_generator_is_left_alone() -> None:
    before = torch.random.get_rng_state()
    first = mc_dropout_classifier(6, 3, seed=5).fit(X, y)
    torch.rand(3)
    state = torch.random.get_rng_state()
    again = clone(first).fit(X, y)
    assert torch.equal(torch.random.get_rng_state(), state)
    assert not torch.equal(before, state)
    assert np.array_equal(first.sample_proba(X), again.sample_proba(X))
    other = mc_dropout_classifier(6, 3, seed=6).fit(X, y)
    assert not np.array_equal(first.sample_proba(X), other.sample_proba(X))


def test_takes_read_only_embeddings() -> None:
    frozen = X.copy()
    frozen.flags.writeable = False
    classifier = mc_dropout_classifier(6, 3, seed=0).fit(frozen, y)
    assert classifier.predict_proba(frozen).shape == (200, 3)


def test_works_with_torchs_data_loader_and_a_module_of_ones_own() -> None:
    classifier = BayesianSkorchClassifier(
        module=MCDropoutModule,
        criterion=nn.CrossEntropyLoss,
        forward_outputs={"proba": (0, nn.Softmax(dim=-1)), "probas_mc": (1, nn.Softmax(dim=-1))},
        neural_net_param_dict={
            "module__n_features": 6,
            "module__n_classes": 3,
            "module__n_members": 4,
            "max_epochs": 2,
            "train_split": False,
            "verbose": 0,
        },
        classes=[0, 1, 2],
        missing_label=-1,
    ).initialize()
    assert classifier.fit(X, y).sample_proba(X).shape == (4, 200, 3)


BIG = """
from pathlib import Path
import numpy as np
from aldesk.learn.bayesian import mc_dropout_classifier

def peak():  # KiB; ru_maxrss would count what the parent process had before exec
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])

X = np.ones((20_000, 256), np.float32)
classifier = mc_dropout_classifier(256, 10, seed=0).fit(X[:20], np.arange(20) % 10)
classifier.predict_proba(X[:2000])
before = peak()
classifier.predict_proba(X)
print(peak() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_of_the_ensemble_does_not_grow_with_the_samples() -> None:
    # Masking every sample for every member would take 205 MB, all hidden units 102 MB.
    grown = subprocess.run(
        [sys.executable, "-c", BIG], capture_output=True, text=True, check=True
    ).stdout
    assert int(grown) < 60_000


def test_trains_on_from_where_it_is() -> None:
    few = mc_dropout_classifier(6, 3, seed=0, epochs=10, lr=1e-4).fit(X, y)
    before = (few.predict(X) == y).mean()
    few.neural_net_param_dict["lr"] = 0.01
    few.partial_fit(X, y)
    taught = (few.predict(X) == y).mean()
    few.neural_net_param_dict["lr"] = 1e-6
    few.partial_fit(X, y)  # a fit would begin anew
    assert (few.predict(X) == y).mean() == taught > max(before, 0.8)


LIGHT = """
import sys
import numpy as np
from aldesk.learn.bayesian import mc_dropout_classifier
mc_dropout_classifier(3, 2, seed=0, epochs=1).fit(np.eye(3, dtype=np.float32), [0, 1, 0])
assert "torch._dynamo" not in sys.modules
"""


def test_a_fit_imports_no_compiler() -> None:
    subprocess.run([sys.executable, "-c", LIGHT], check=True)
