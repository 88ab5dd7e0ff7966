# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty quote``: what one sale earns, costs and allows, and why."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID

from pos_loyalty.clock import utc_now
from pos_loyalty.commands.program.document_file import sound_document
from pos_loyalty.commands.program.quote_answer import Quoted, as_json, as_lines
from pos_loyalty.commands.program.terminal import EXIT_DONE, EXIT_FAILED, complain, say
from pos_loyalty.domain.errors import LoyaltyError, RewardUnavailable
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.protocol.quote_files import (
    FILE_BYTES_MAX,
    BrokenFile,
    MemberFile,
    SaleFile,
    read_member,
    read_sale,
)
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.reasons import why_not

_OPERATION: Final = OpId(UUID(int=0))
"""Nothing is recorded, so nothing has a name of its own: equal questions get equal answers."""

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Question:
    """What the command was asked.

    Attributes:
        member: ``None`` for somebody who has nothing yet.
        at: The business time; ``None`` for the sale's own, else for now.
    """

    program: Path
    sale: Path
    member: Path | None
    at: datetime | None
    language: str
    wants_json: bool


def quote(question: Question) -> int:
    """Print the answer; return 0 if there is one."""
    document = sound_document(question.program)
    if document is None:
        return EXIT_FAILED
    try:
        asked = _contents(question.sale, read_sale)
        member = _contents(question.member, read_member) if question.member else MemberFile()
        sale = asked.sale(_business_time(question, asked), document.program.currency)
        state = member.state()
        evaluation = evaluate(document.program, state, sale, asked.chosen(), op_id=_OPERATION)
    except LoyaltyError as refusal:
        unmet, currency = _unmet(refusal), document.program.currency
        words = why_not(unmet, currency=currency, language=speak(question.language))
        complain(f"{question.sale}: {unmet.code}: {words}")
        return EXIT_FAILED
    except ValueError as error:
        complain(f"{question.sale}: {error}")
        return EXIT_FAILED
    quoted = Quoted(document.program_id, document.program, state, sale, evaluation)
    language = speak(question.language)
    if question.wants_json:
        say(json.dumps(as_json(quoted, language), ensure_ascii=False, indent=2))
    else:
        say("\n".join(as_lines(quoted, language)))
    return EXIT_DONE


def _unmet(refusal: LoyaltyError) -> Unmet:
    """Return a refusal as reasons know it."""
    if isinstance(refusal, RewardUnavailable):
        return Unmet(refusal.reason, refusal.facts)
    figures = {name: value for name, value in vars(refusal).items() if isinstance(value, int)}
    return Unmet(refusal.code, tuple(figures.items()))


def _contents(path: Path, read: Callable[[bytes], _Read]) -> _Read:
    try:
        with path.open("rb") as file:
            return read(file.read(FILE_BYTES_MAX + 1))
    except OSError as error:
        raise BrokenFile(f"{path} cannot be read: {error.strerror}") from error
    except BrokenFile as error:
        raise BrokenFile(f"{path}:\n{error}") from error


def _business_time(question: Question, asked: SaleFile) -> datetime:
    """Return the moment on the store's clock; one without a zone is taken as it stands there."""
    at = question.at or asked.at or utc_now()
    return at if at.tzinfo else at.replace(tzinfo=UTC)
