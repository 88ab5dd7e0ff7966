# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from textwrap import dedent

from tools.mutants.preparing import LEFT_ALONE, prepare


def prepared(source: str) -> str:
    return prepare(dedent(source).lstrip())


def test_a_property_becomes_a_method_that_is_made_a_property() -> None:
    text = prepared(
        """
        class Lot:
            @property
            def points(self) -> int:
                return 1

            def other(self) -> int:
                return 2
        """
    )

    assert text.splitlines()[1:6] == [
        "    # a property, see below",
        "    def points(self) -> int:",
        "        return 1",
        "    points = property(points)",
        "    def other(self) -> int:",
    ]


def test_a_property_that_ends_the_file_works_as_before() -> None:
    text = prepared(
        """
        class Lot:
            @property
            def points(self) -> int:
                return 7
        """
    )
    names: dict[str, type] = {}

    exec(text, names)  # noqa: S102 - our own text of four lines

    assert names["Lot"]().points == 7
    assert "@property" not in text


def test_other_decorators_stay() -> None:
    source = "class Lot:\n    @cache\n    @property\n    def points(self): ...\n"

    assert prepare(source) == source


def test_what_a_programmer_reads_is_left_alone_on_each_of_its_lines() -> None:
    text = prepared(
        """
        if points < 0:
            raise ValueError(
                f"{points}"
            )
        raise InsufficientPoints(points)
        """
    )

    marked = [line.endswith(LEFT_ALONE) for line in text.splitlines()]
    assert marked == [False, True, True, True, False]


def test_what_can_never_run_is_left_alone() -> None:
    assert prepare("assert_never(kind)\n") == f"assert_never(kind){LEFT_ALONE}\n"
