# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The word that registers show: made by the till, kept in a file that its owner alone may read."""

import hmac
import os
import secrets
from pathlib import Path
from typing import Final

FILE_NAME: Final = "register-token"
_SECRET_BYTES: Final = 32
_CHARS_MIN: Final = 32
_CHARS_MAX: Final = 256


class WrongToken(ValueError):
    """What is in the file is no token."""


def kept_token(folder: Path) -> str:
    """Return the token in a folder, made now if there is none. Repeatable.

    Raises:
        WrongToken: If what is there is too short to be safe, or no single word.
        OSError: If it cannot be read or written.
    """
    path = folder / FILE_NAME
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(_SECRET_BYTES))
    with path.open("rb") as file:
        token = file.read(_CHARS_MAX + 2).decode("ascii", "replace").strip()
    is_word = token.isascii() and token.isprintable() and " " not in token
    if not (is_word and _CHARS_MIN <= len(token) <= _CHARS_MAX):
        raise WrongToken(f"{FILE_NAME} holds no word of {_CHARS_MIN} to {_CHARS_MAX} characters")
    return token


def is_shown(token: str, authorization: str | None) -> bool:
    """Tell whether a request shows the token, in a time that says nothing of how near it came.

    Args:
        authorization: The header; ``None`` where there is none.
    """
    scheme, _, shown = (authorization or "").partition(" ")
    # Compared whatever the scheme says, so that all that is wrong takes equally long.
    is_same = hmac.compare_digest(token.encode(), shown.strip(" ").encode("utf-8", "replace"))
    return is_same and scheme.casefold() == "bearer"


def _write_once(path: Path, token: str) -> None:
    """Write the whole word under another name first: nobody ever reads half of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with open(descriptor, "w", encoding="ascii") as file:  # noqa: PTH123 - opened already
        file.write(f"{token}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
