# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import ast
from types import ModuleType

from pos_loyalty import doctor
from tests.dev.project import REPOSITORY


def test_a_library_that_does_not_load_is_named_with_its_package(dev: ModuleType) -> None:
    missing = dev.missing_libraries({"libthere-is-none.so.1": "libnone1"})

    assert missing == {"libthere-is-none.so.1": "libnone1"}


def test_a_machine_that_runs_the_tests_lacks_nothing(repository_dev: ModuleType) -> None:
    assert repository_dev.missing_libraries(repository_dev.LIBRARIES) == {}


def test_with_apt_the_advice_is_the_line_to_run(dev: ModuleType) -> None:
    advice = dev.library_advice({"liba.so.1": "liba1", "libb.so.2": "libb2"}, has_apt=True)

    assert "    sudo apt-get install --no-install-recommends liba1 libb2\n" in advice


def test_without_apt_the_advice_names_the_libraries(dev: ModuleType) -> None:
    advice = dev.library_advice({"liba.so.1": "liba1"}, has_apt=False)

    assert "liba.so.1" in advice
    assert "apt-get" not in advice


def test_the_doctor_looks_for_the_same_libraries(repository_dev: ModuleType) -> None:
    assert set(doctor.LIBRARIES) == set(repository_dev.LIBRARIES)


def test_an_older_python_can_read_the_file_far_enough_to_refuse_it() -> None:
    source = (REPOSITORY / "dev").read_text("utf-8")

    tree = ast.parse(source, feature_version=(3, 8))

    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    refusal = next(node for node in tree.body if isinstance(node, ast.If))
    assert [node.lineno for node in imports if node.lineno < refusal.lineno] == [imports[0].lineno]
