# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the first start's window, one for each thing that it can show."""

from collections.abc import Mapping
from dataclasses import replace

from pos_loyalty.domain.reader_report import CodeKind
from pos_loyalty.ui.view_models.first_start import (
    Ending,
    Founded,
    StartField,
    StartState,
    StartStep,
    Trouble,
)


def start_specimens(language: str) -> Mapping[str, StartState]:
    """Return the states by a name fit for a file."""
    first = StartState(language)
    typed = ((StartField.ADDRESS, "https://points.example"), (StartField.CODE, "7K3M9-QX2VD"))
    join = replace(first, step=StartStep.JOIN, fields=typed)
    own = replace(
        first,
        step=StartStep.OWN,
        fields=((StartField.NAME, "Corner Shop"), (StartField.ZONE, "Europe/Warsaw")),
    )
    wrong = Trouble("program_wrong", "earning[2].trigger.step_minor: must be at least 1.")
    scanner = replace(first, step=StartStep.SCANNER)
    words = ("amber", "cabin", "delta", "ember", "fable", "gravel")
    done = replace(first, step=StartStep.DONE, founded=Founded("Old Town", 3, words))
    return {
        "start-language": first,
        "start-shop": replace(first, step=StartStep.SHOP),
        "start-join": join,
        "start-join-wrong": replace(join, trouble=Trouble("bad_code")),
        "start-join-busy": replace(join, is_busy=True),
        "start-own": own,
        "start-own-wrong": replace(own, trouble=wrong),
        "start-scanner": scanner,
        "start-scanner-read": replace(scanner, kind=CodeKind.PRODUCT, scanned="4006381333931"),
        "start-done": done,
        "start-done-demo": replace(done, founded=None, ending=Ending.DEMO),
    }
