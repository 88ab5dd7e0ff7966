# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where all chance comes from: streams of dice that a seed and a name decide.

Each concern has a stream of its own, so that leaving an event out of a script does not change
what the others meet with.
"""

import random
from uuid import UUID


def dice(seed: int, *names: object) -> random.Random:
    """Return the stream of that name; the same seed and name give the same throws anywhere."""
    name = "/".join(str(part) for part in (seed, *names))
    return random.Random(name)  # noqa: S311 - the same throws every time are the point


def new_id(stream: random.Random) -> UUID:
    """Return a random UUID of version 4 from a stream."""
    return UUID(int=stream.getrandbits(128), version=4)
