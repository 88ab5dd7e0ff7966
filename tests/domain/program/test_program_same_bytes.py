# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""5. Same inputs, same version: the same bytes, in another process, zone, language and mode."""

import copy
import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from tests.domain.program.evaluation_bytes import digest_of
from tests.domain.strategies.scenes import Scene, scenes

PROJECT = Path(__file__).resolve().parents[3]
SCENES_MAX = 40


@given(scenes())
def test_equal_inputs_give_equal_bytes(scene: Scene) -> None:
    first = digest_of(scene)

    assert digest_of(copy.deepcopy(scene)) == first


@pytest.fixture(scope="module")
def pickled_scenes() -> bytes:
    """Return scenes as bytes; what is made of them is written down by each process itself."""
    made: list[Scene] = []

    @settings(max_examples=SCENES_MAX, database=None, phases=[Phase.generate])
    @given(scenes())
    def collect(scene: Scene) -> None:
        made.append(scene)

    collect()
    return pickle.dumps(made)


def _digest_elsewhere(pickled: bytes, *options: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-m", "tests.domain.program.evaluation_bytes"],
        input=pickled,
        capture_output=True,
        check=True,
        cwd=PROJECT,
        env={**os.environ, **environment},
    )
    return done.stdout.decode().strip()


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        pytest.param((), {"PYTHONHASHSEED": "1"}, id="another hash seed"),
        pytest.param((), {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo"}, id="another time zone"),
        pytest.param(("-O",), {"LC_ALL": "C", "LANG": "tr_TR.UTF-8"}, id="optimised, in Turkish"),
    ],
)
def test_another_process_says_the_same(
    pickled_scenes: bytes, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    here = hashlib.sha256()
    for scene in pickle.loads(pickled_scenes):  # noqa: S301 - made a moment ago, by this test
        here.update(digest_of(scene).encode())

    assert _digest_elsewhere(pickled_scenes, *options, **environment) == here.hexdigest()


def test_control_other_scenes_have_other_bytes(pickled_scenes: bytes) -> None:
    made = pickle.loads(pickled_scenes)  # noqa: S301 - as above

    assert len({digest_of(scene) for scene in made}) > 1
