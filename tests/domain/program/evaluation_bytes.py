# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An evaluation as bytes: all of it, the trace too. Run it to write down scenes from its input."""

import hashlib
import pickle
import sys
from functools import cache

from pydantic import TypeAdapter

from pos_loyalty.domain.program.evaluation import Evaluation
from tests.domain.strategies.scenes import Scene


@cache
def _adapter() -> TypeAdapter[Evaluation]:
    return TypeAdapter(Evaluation)


def digest_of(scene: Scene) -> str:
    """Return the hash of what a sale means."""
    evaluation = scene.shopper.quotes(scene.sale, scene.chosen)
    return hashlib.sha256(_adapter().dump_json(evaluation)).hexdigest()


if __name__ == "__main__":
    whole = hashlib.sha256()
    for made in pickle.load(sys.stdin.buffer):  # noqa: S301 - the test that runs this made it
        whole.update(digest_of(made).encode())
    sys.stdout.write(whole.hexdigest())
