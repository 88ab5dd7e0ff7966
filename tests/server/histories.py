# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What several tills record and in which order it comes, made up by Hypothesis.

An operation may refer to what another till has recorded; each till hands over its own in order,
in batches of any size, and some batches again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from hypothesis import strategies as st

from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import OperationDraft, ReleaseFact, SaleFact, UndoFact, refers_to
from tests.fakes.facts import TODAY, enrolment, giving, sale, undo, used
from tests.server.gestures import hold, lot_of, redemption, refund, release, with_lines

TILLS = 3
PEOPLE = tuple(
    Member(
        MemberId(UUID(int=100 + number)),
        card_number=f"{number}",
        given_name=name,
        phone="+48501234567" if number < 2 else "",  # two of them share a phone
        joined_on=TODAY,
    )
    for number, name in enumerate(("Ada", "Bob", "Eve", "Zoe"))
)


@dataclass(frozen=True)
class History:
    """What the tills have recorded, and how it arrives.

    Attributes:
        logs: Of each till, in order.
        arrivals: Till, and the first and last number of a batch, both from 1.
    """

    logs: Sequence[Sequence[OperationDraft]]
    arrivals: Sequence[tuple[int, int, int]]


@st.composite
def histories(draw: st.DrawFn, *, is_peaceful: bool = False) -> History:
    """Draw a history.

    Args:
        is_peaceful: Nothing in it contradicts anything else, so that no order is special.
    """
    made: list[OperationDraft] = []
    logs: list[list[OperationDraft]] = [[] for _ in range(TILLS)]
    gestures = _peaceful if is_peaceful else _any
    for person in draw(st.permutations(PEOPLE)):
        logs[draw(st.integers(0, TILLS - 1))].append(_named(draw, enrolment(person, points=50)))
    for _ in range(draw(st.integers(1, 14))):
        drawn = gestures(draw, made)
        made.append(drawn)
        log = logs[draw(st.integers(0, TILLS - 1))]
        log.insert(draw(st.integers(0, len(log))), drawn)
    return History(logs, draw(arrivals_of([len(log) for log in logs])))


@st.composite
def arrivals_of(draw: st.DrawFn, lengths: Sequence[int]) -> Sequence[tuple[int, int, int]]:
    """Draw an order in which logs of such lengths arrive."""
    arrived = [0] * len(lengths)
    batches: list[tuple[int, int, int]] = []
    while open_tills := [till for till, n in enumerate(lengths) if arrived[till] < n]:
        till = draw(st.sampled_from(open_tills))
        first = draw(st.integers(max(1, arrived[till] - 2), arrived[till] + 1))
        last = draw(st.integers(arrived[till] + 1, lengths[till]))
        batches.append((till, first, last))
        arrived[till] = last
    return batches


def _named(draw: st.DrawFn, draft: OperationDraft) -> OperationDraft:
    """Return the draft under an id that is drawn too, so that a failure can be repeated."""
    return replace(draft, op_id=OpId(draw(st.uuids(version=4))))


def _sale(draw: st.DrawFn, receipt_no: str) -> OperationDraft:
    member_id = draw(st.sampled_from(PEOPLE)).member_id
    sold = with_lines(sale(draw(st.integers(0, 40)), receipt_no, member_id), 1000, 500)
    others = {}
    if draw(st.booleans()):
        others[draw(st.sampled_from([PROGRAM_ACCOUNT, PEOPLE[3].member_id]))] = used(1)
    others.pop(member_id, None)
    return giving(_named(draw, sold), others)


def _any(draw: st.DrawFn, made: Sequence[OperationDraft]) -> OperationDraft:
    """Draw anything, also what cannot be right."""
    kinds = ["sale", "sale", "redemption", "hold"]
    kinds += ["refund", "undo", "release", "again"] if made else []
    kind = draw(st.sampled_from(kinds))
    if kind == "sale":
        return _sale(draw, draw(st.sampled_from(["R1", "R2", "R3", "R4", ""])))
    if kind in ("redemption", "hold"):
        return _spending(draw, kind)
    earlier = draw(st.sampled_from(list(made)))
    return earlier if kind == "again" else _taking_back(draw, kind, earlier, minor_max=700)


def _peaceful(draw: st.DrawFn, made: Sequence[OperationDraft]) -> OperationDraft:
    """Draw what contradicts nothing that was drawn before."""
    kinds = ["sale", "sale", "redemption", "hold"]
    if sales := [one for one in made if _may_be_returned(one, made)]:
        kinds += ["refund", "refund"]
    if untouched := [one for one in made if not _is_referred_to(one, made) and _is_undoable(one)]:
        kinds += ["undo", "again"]
    kind = draw(st.sampled_from(kinds))
    if kind == "sale":
        return _sale(draw, f"R{len(made)}")
    if kind in ("redemption", "hold"):
        return _spending(draw, kind)
    if kind == "refund":
        return _taking_back(draw, kind, draw(st.sampled_from(sales)), minor_max=250)
    earlier = draw(st.sampled_from(untouched))
    if kind == "again":
        return earlier
    return _taking_back(draw, "release" if earlier.fact.kind == "hold" else kind, earlier)


def _may_be_returned(one: OperationDraft, made: Sequence[OperationDraft]) -> bool:
    """Return whether it is a sale that stands, and less than half of each line may be gone."""
    about = [later.fact for later in made if refers_to(later.fact) == one.op_id]
    is_undone = any(isinstance(fact, UndoFact) for fact in about)
    return isinstance(one.fact, SaleFact) and not is_undone and len(about) < 2


def _is_referred_to(one: OperationDraft, made: Sequence[OperationDraft]) -> bool:
    return any(refers_to(later.fact) == one.op_id for later in made)


def _is_undoable(one: OperationDraft) -> bool:
    return not isinstance(one.fact, UndoFact | ReleaseFact)


def _spending(draw: st.DrawFn, kind: str) -> OperationDraft:
    person = draw(st.sampled_from(PEOPLE))
    lot_id = lot_of(enrolment(person, points=1))
    if kind == "hold":
        return hold(20, lot_id, person.member_id, OpId(draw(st.uuids(version=4))))
    return _named(draw, redemption(20, lot_id, person.member_id))


def _taking_back(
    draw: st.DrawFn, kind: str, earlier: OperationDraft, minor_max: int = 1
) -> OperationDraft:
    if kind == "undo":
        return _named(draw, undo(earlier))
    if kind == "release":
        return _named(draw, release(earlier))
    amounts = st.integers(1, minor_max)
    returned = draw(st.dictionaries(st.integers(1, 2), amounts, min_size=1))
    return _named(draw, refund(earlier, returned, points=3))
