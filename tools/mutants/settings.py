# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is mutated, and which tests have to notice: ``[tool.mutmut]`` of pyproject.toml."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project, under the names that mutmut has for them.

    Attributes:
        source_paths: The packages of the project.
        only_mutate: Shapes of the files to mutate, with slashes, from the project's folder.
        also_copy: What the tests need besides the packages and themselves.
        pytest_options: For every run of the tests.
        tests: Where the tests are.
    """

    source_paths: Sequence[str]
    only_mutate: Sequence[str]
    also_copy: Sequence[str]
    pytest_options: Sequence[str]
    tests: Sequence[str]


def read_settings(project: Path) -> Settings:
    """Read the settings of the project in that folder."""
    document = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    said = document["tool"]["mutmut"]
    return Settings(
        source_paths=said["source_paths"],
        only_mutate=said.get("only_mutate", ["*"]),
        also_copy=said.get("also_copy", []),
        pytest_options=said.get("pytest_add_cli_args", []),
        tests=said.get("pytest_add_cli_args_test_selection", ["tests"]),
    )
