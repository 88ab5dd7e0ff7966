# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How each operation is taken: values in, values out.

Nothing is computed anew here: effects are applied as the till recorded them, so that what was
promised is kept and the order of arrival does not matter. What is decided is only whether they
count at all, whether they have to wait, and what somebody should look at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from pos_loyalty.domain.ids import GrantId, OpId
from pos_loyalty.domain.ops import ClockFact, GrantReturnFact, UnmatchedReturnFact
from pos_loyalty.protocol.sync.push import Code, Outcome
from pos_loyalty.server.operations.desk import Desk
from pos_loyalty.server.operations.known import GrantHeld, Held, Known
from pos_loyalty.server.operations.reading import (
    SERVER,
    CardChanged,
    Content,
    Enrolled,
    OpKey,
    Released,
    Returned,
    Sent,
    Sold,
    Undone,
    sale_key,
)
from pos_loyalty.server.operations.receipts import freed_marker, wanted_sale
from pos_loyalty.server.operations.waiting_room import WaitingRoom

_NEVER_TAKEN_BACK: Final = frozenset(
    {"enrolment", "undo", "grant_return", "clock", "unmatched_return"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What becomes of one operation.

    Attributes:
        outcome: What the till is answered; of one that had been parked, what it was answered then.
        codes: What somebody should look at, besides.
        waits_for: The operation, the member or the release that it is parked for; ``None`` if it
            is not.
        was_waiting: It came with an earlier request, and is applied or left alone now.
    """

    sent: Sent
    outcome: Outcome
    code: Code
    codes: tuple[Code, ...]
    is_applied: bool
    waits_for: bytes | None
    was_waiting: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """What becomes of a batch.

    Attributes:
        operations: In order; those that had been parked stand after what they waited for.
        undone: The operations that are taken back whole.
        grants: Those that have changed.
        matched: Returns whose sale is here: what goes back with it is to be worked out next.
    """

    operations: Sequence[Decided]
    undone: Sequence[OpKey]
    grants: Mapping[GrantId, GrantHeld]
    matched: Sequence[OpKey] = ()


class _Verb(Enum):
    APPLY = auto()
    LEAVE = auto()
    """Its effects do not count: somebody else's did, or there is nothing to take back."""
    PARK = auto()
    MATCH = auto()
    """Taken, but what it changes has yet to be worked out: it stays parked until that is done."""
    QUARANTINE = auto()


@dataclass(frozen=True, slots=True)
class _Ruling:
    verb: _Verb
    codes: tuple[Code, ...] = ()
    waits_for: bytes | None = None


def decide(batch: Sequence[Sent], known: Known) -> Decisions:
    """Return how the operations are taken, each after those before it."""
    return _Deciding(known).run(batch)


def schema_marker(schema: int) -> bytes:
    """Return what an operation waits for that a newer release wrote."""
    return schema.to_bytes(16, "big")


class _Deciding:
    def __init__(self, known: Known) -> None:
        self._known = known
        self._desk = Desk(known)
        self._room = WaitingRoom(known)
        self._were_waiting = {sent.key for _, sent in known.waiting}
        self._decided: dict[OpKey, Decided] = {}
        self._matched: list[OpKey] = []

    def run(self, batch: Sequence[Sent]) -> Decisions:
        for sent in batch:
            self._take(sent)
            while (awoken := self._room.next()) is not None:
                self._take(awoken)
        desk = self._desk
        changed = {
            grant_id: grant
            for grant_id, grant in desk.grants.items()
            if grant != self._known.grants[grant_id]
        }
        return Decisions(
            tuple(self._decided.values()), tuple(desk.undone), changed, tuple(self._matched)
        )

    def _take(self, sent: Sent) -> None:
        """Decide one operation, and wake those that have waited for it."""
        ruling = _rule(sent, self._desk)
        content = sent.content
        if content is not None and Code.DUPLICATE not in ruling.codes:
            self._hold(sent, content, ruling)
        if ruling.verb is _Verb.APPLY and content is not None:
            self._desk.apply(sent, content)
        self._note(sent, ruling)
        if ruling.verb is _Verb.MATCH:
            self._matched.append(sent.key)
        elif ruling.verb is _Verb.PARK and ruling.waits_for is not None:
            self._room.seat(sent, ruling.waits_for)
        elif Code.DUPLICATE not in ruling.codes:
            if ruling.verb is _Verb.LEAVE:
                self._leave_behind(sent, content)
            self._wake(sent)

    def _leave_behind(self, sent: Sent, content: Content | None) -> None:
        """Let it be decided again if the sale that stands in its way is taken back."""
        if sent.sale_key is not None:
            self._room.seat(sent, freed_marker(sent.sale_key), is_left=True)
        elif content is not None and content.refers_to is not None:
            self._room.seat(sent, content.refers_to.bytes, is_left=True)

    def _hold(self, sent: Sent, content: Content, ruling: _Ruling) -> None:
        if ruling.verb is not _Verb.QUARANTINE:
            self._desk.held[content.op_id] = Held(
                key=sent.key,
                kind=content.fact.kind,
                is_applied=ruling.verb is _Verb.APPLY,
                is_undone=False,
                is_waiting=ruling.verb in (_Verb.PARK, _Verb.MATCH),
                content=content,
            )

    def _wake(self, sent: Sent) -> None:
        content = sent.content
        if content is None or sent.trouble:
            return
        self._room.wake(content.op_id.bytes)
        match content.fact:
            case Enrolled():
                self._room.wake(content.member_id.bytes)
            case Sold() if sent.sale_key is not None:
                self._room.wake(sent.sale_key)
            case Undone(undone_op_id=op_id):
                self._wake_twins(op_id)

    def _wake_twins(self, op_id: OpId) -> None:
        """Wake the sales whose receipt was that of one that is taken back."""
        match self._desk.held.get(op_id):
            case Held(is_undone=True, content=Content(fact=Sold() as sold)):
                self._room.wake(freed_marker(sale_key(sold) or b""))

    def _note(self, sent: Sent, ruling: _Ruling) -> None:
        before = self._decided.pop(sent.key, None)
        was_waiting = sent.key in self._were_waiting
        outcome, code = _answer(ruling)
        if before is not None:  # parked a moment ago: that stays the answer
            outcome, code = before.outcome, before.code
        self._decided[sent.key] = Decided(
            sent=sent,
            outcome=outcome,
            code=code,
            codes=ruling.codes if _is_over(ruling, was_waiting=was_waiting) else (),
            is_applied=ruling.verb is _Verb.APPLY,
            waits_for=ruling.waits_for,
            was_waiting=was_waiting,
        )


def _is_over(ruling: _Ruling, *, was_waiting: bool) -> bool:
    """Return whether its codes are news; those of a new one in quarantine are its outcome."""
    return ruling.verb in (_Verb.APPLY, _Verb.LEAVE) or (
        ruling.verb is _Verb.QUARANTINE and was_waiting
    )


def _answer(ruling: _Ruling) -> tuple[Outcome, Code]:
    code = ruling.codes[0] if ruling.codes else Code.NONE
    match ruling.verb:
        case _Verb.APPLY | _Verb.LEAVE | _Verb.MATCH:
            return (Outcome.APPLIED_FLAGGED if code else Outcome.APPLIED), code
        case _Verb.PARK:
            return Outcome.PARKED, code
        case _Verb.QUARANTINE:
            return Outcome.QUARANTINED, code


def _rule(sent: Sent, desk: Desk) -> _Ruling:
    content = sent.content
    if sent.trouble is Code.NEWER_SCHEMA:
        return _parked(Code.NEWER_SCHEMA, schema_marker(sent.schema))
    if content is None or sent.trouble:
        return _Ruling(_Verb.QUARANTINE, (sent.trouble,))
    refused = _rule_on_twins(sent, content, desk)
    if refused is None and content.refers_to is not None:
        refused = _rule_on_earlier(content, content.refers_to, sent.key, desk)
    return refused or _applied(content, sent.key, desk)


def _rule_on_twins(sent: Sent, content: Content, desk: Desk) -> _Ruling | None:
    """Return why it cannot be applied whatever it says; ``None`` if it can."""
    twin = desk.held.get(content.op_id)
    if twin is not None and twin.key != sent.key:
        return _left(Code.DUPLICATE)
    if not isinstance(content.fact, Enrolled) and not desk.has_member(content.member_id):
        return _parked(Code.UNKNOWN_MEMBER, content.member_id.bytes)
    match content.fact:
        case Sold() if desk.has_sale(sent.sale_key):
            return _left(Code.DUPLICATE_SALE)
        case UnmatchedReturnFact() as fact:
            key = wanted_sale(fact)
            if desk.has_sale(key):
                return _Ruling(_Verb.MATCH, (), key)
            return _parked(Code.UNKNOWN_SALE, key)
        case _:
            return None


def _rule_on_earlier(content: Content, op_id: OpId, key: OpKey, desk: Desk) -> _Ruling | None:
    """Return why what takes something back cannot be applied; ``None`` if it can."""
    earlier = desk.held.get(op_id)
    if earlier is None or earlier.is_waiting:
        return _parked(Code.UNKNOWN_SALE, op_id.bytes)
    if not earlier.is_applied or earlier.is_undone:
        return _left(Code.NOTHING_TO_TAKE_BACK)
    match content.fact:
        case Returned(returned_minor=returned_minor) if earlier.kind == "sale":
            return None if desk.may_come_back(op_id, returned_minor) else _left(Code.OVER_REFUND)
        case Released():
            may_be = earlier.kind == "hold" and desk.is_open(op_id)
        case Undone():
            may_be = _may_be_undone(op_id, earlier, key, desk)
        case _:
            may_be = False
    return None if may_be else _left(Code.NOTHING_TO_TAKE_BACK)


def _may_be_undone(op_id: OpId, earlier: Held, key: OpKey, desk: Desk) -> bool:
    match earlier.kind:
        case "sale":
            return desk.is_whole(op_id)
        case "hold":
            return desk.is_open(op_id)
        case "merge":
            return key.till_id == SERVER
        case kind:
            return kind not in _NEVER_TAKEN_BACK


def _applied(content: Content, key: OpKey, desk: Desk) -> _Ruling:
    codes: list[Code] = []
    match content.fact:
        case Enrolled(member=member) if desk.is_somebodys(member):
            codes.append(Code.ALREADY_ENROLLED)
        case CardChanged(new_card_number=card) if desk.is_anothers_card(card, content.member_id):
            codes.append(Code.ALREADY_ENROLLED)
        case ClockFact():
            codes.append(Code.CLOCK)
        case GrantReturnFact() as fact if not desk.may_be_returned(fact, key):
            codes.append(Code.GRANT_OVER)
    if not desk.covers(content, key):
        codes.append(Code.GRANT_OVER)
    if desk.is_overdrawn_by(content):
        codes.append(Code.OVERDRAFT)
    return _Ruling(_Verb.APPLY, tuple(codes))


def _left(code: Code) -> _Ruling:
    return _Ruling(_Verb.LEAVE, (code,))


def _parked(code: Code, waits_for: bytes) -> _Ruling:
    return _Ruling(_Verb.PARK, (code,), waits_for)
