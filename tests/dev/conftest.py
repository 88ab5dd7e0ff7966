# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import importlib.util
import os
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from tests.dev.project import REPOSITORY, Project, make_project

# Shell scripts stand for the machine; where there is no shell, only the rest is tested.
collect_ignore = [] if os.name == "posix" else ["test_commands.py", "test_setup.py"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def dev(project: Project) -> ModuleType:
    """The small project's ``dev``, as a module."""
    return load(project.root / "dev")


@pytest.fixture
def repository_dev() -> ModuleType:
    """The repository's own ``dev``, as a module."""
    return load(REPOSITORY / "dev")


def load(file: Path) -> ModuleType:
    """Load a Python file that has no ending."""
    loader = SourceFileLoader("dev_under_test", str(file))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module
