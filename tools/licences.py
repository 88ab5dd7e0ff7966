# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the licence of every package that the program ships with, and refuses GPL and AGPL.

LGPL is welcome: Qt stays a set of separate, replaceable libraries. So is a package that *offers*
GPL beside another licence. Tools for developers are not shipped and not looked at.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "pos-loyalty"
SHIPPED_EXTRAS = ("camera", "hid", "printer", "server")

# What only some machines need: where it is not installed, its licence is known from below.
MAY_BE_MISSING = ("hidapi",)

# Packages whose metadata says nothing, or says it wrongly: the licence as read in their own file,
# with where it stands.
KNOWN_LICENCES = {
    # Its LICENSE.txt leaves the choice; its metadata names the first two as if both held.
    "hidapi": "BSD-3-Clause OR GPL-3.0-only OR LicenseRef-HIDAPI",
    "sqlcipher3": "Zlib",  # its licenses/LICENSE; SQLCipher, built in, is BSD-3-Clause
}

_STRONG_COPYLEFT = re.compile(
    r"(?<!L)GPL|(?<!Lesser )(?<!Library )General Public License|Affero", re.IGNORECASE
)


def shipped_packages(
    project: str, extras: Iterable[str], may_be_missing: Collection[str] = ()
) -> Iterator[Distribution]:
    """Yield the project's installed dependencies, direct and indirect, each once.

    A dependency whose marker does not fit this system is left out.

    Raises:
        PackageNotFoundError: If one that fits is not installed, and may not be missing.
    """
    waiting = [(project, frozenset(extras))]
    seen = set(waiting)
    found = {canonicalize_name(project)}
    while waiting:
        name, wanted_extras = waiting.pop()
        try:
            package = distribution(name)
        except PackageNotFoundError:
            if canonicalize_name(name) in may_be_missing:
                continue
            raise
        if canonicalize_name(name) not in found:
            found.add(canonicalize_name(name))
            yield package
        for requirement in map(Requirement, package.requires or ()):
            step = (requirement.name, frozenset(requirement.extras))
            if step not in seen and _applies(requirement, wanted_extras):
                seen.add(step)
                waiting.append(step)


def _applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def licence_of(package: Distribution, known: Mapping[str, str]) -> str:
    """Return the licence we know, or else as the package states it; empty if it states none."""
    if name := known.get(canonicalize_name(package.name)):
        return name
    metadata = package.metadata
    for field in ("License-Expression", "License"):
        if field in metadata and metadata[field] != "UNKNOWN":
            return " ".join(metadata[field].split())[:200]
    licences = [c for c in metadata.get_all("Classifier") or () if c.startswith("License ::")]
    return " AND ".join(c.rpartition(" :: ")[2] for c in licences)


def is_allowed(licence: str) -> bool:
    """Tell whether a licence, or one of those offered with OR, asks nothing of our own code.

    An expression with parentheses is taken as one demand: so a choice inside it frees nothing.
    """
    offers = [licence] if "(" in licence else re.split(r"\s+OR\s+", licence)
    return bool(licence) and not all(_STRONG_COPYLEFT.search(offer) for offer in offers)


def main() -> int:
    """Print what may not be shipped; return 1 if anything may not."""
    refused = False
    for package in shipped_packages(PROJECT, SHIPPED_EXTRAS, MAY_BE_MISSING):
        licence = licence_of(package, KNOWN_LICENCES)
        if not is_allowed(licence):
            print(f"{package.name} {package.version}: {licence or 'no licence stated'}")
            refused = True
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
