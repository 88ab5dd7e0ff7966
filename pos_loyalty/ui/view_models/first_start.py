# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first start of a till that belongs to no shop yet: a language, a shop, a try of the reader.

    LANGUAGE -> SHOP --a code from the office--> JOIN --.
                 |----a shop of its own-------> OWN ----+--> SCANNER --> DONE
                 '----a made-up shop--------------------'

No step but JOIN and OWN writes anything, and each of those writes all of it or nothing.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final, Protocol

from pos_loyalty.domain.codes import mask, recognise
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.reader_report import PERSONAL_KINDS, CodeKind, kind_of
from pos_loyalty.domain.scan import Scan
from pos_loyalty.ui.observable import Observable
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.form_states import LettersForm
from pos_loyalty.ui.view_models.letters import layout_of
from pos_loyalty.ui.view_models.till_state import LANGUAGES

FIELD_CHARS_MAX: Final = 200
_SHOWN_CHARS_MAX: Final = 40


class StartStep(StrEnum):
    """The page that is on top."""

    LANGUAGE = "language"
    SHOP = "shop"
    JOIN = "join"
    OWN = "own"
    SCANNER = "scanner"
    DONE = "done"


class StartField(StrEnum):
    """What is typed."""

    ADDRESS = "address"
    CODE = "code"
    NAME = "name"
    ZONE = "zone"
    PROGRAM = "program"


class CannotStart(LoyaltyError):
    """The shop was not set up; nothing was written.

    Attributes:
        trouble: Why, for ``start_words``.
        detail: What exactly, where that is not a sentence of ours; may be empty.
    """

    code: ClassVar[str] = "cannot_start"

    def __init__(self, trouble: str, detail: str = "") -> None:
        super().__init__(trouble)
        self.trouble, self.detail = trouble, detail


@dataclass(frozen=True, slots=True)
class Founded:
    """The till has a shop.

    Attributes:
        fingerprint: Words for the till's key, which the office sees too; empty without a server.
    """

    store_name: str
    till_no: int
    fingerprint: tuple[str, ...] = ()


class Founding(Protocol):
    """Sets a till up. Its methods take their time, and run on any thread."""

    def join(self, server_url: str, code: str, language: str) -> Founded:
        """Make the till known to its server; raise ``CannotStart`` where that fails."""
        ...

    def found(self, store_name: str, zone: str, program_file: str, language: str) -> Founded:
        """Set up a shop without a server; raise ``CannotStart`` where that fails.

        Args:
            program_file: Empty for the sample programme.
        """
        ...


class Ending(StrEnum):
    """What is opened when all is done."""

    TILL = "till"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a step cannot be taken; see ``CannotStart``."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class StartState:
    """The whole window.

    Attributes:
        fields: What is typed so far.
        is_busy: The shop is being set up.
        founded: ``None`` until it is; stays so for the made-up one.
        kind: Of the code that the reader sent last; ``None`` before any.
        scanned: That code, masked where it is somebody's.
        letters: Those on the screen, for whoever has no keyboard.
    """

    language: str
    step: StartStep = StartStep.LANGUAGE
    fields: tuple[tuple[StartField, str], ...] = ()
    is_busy: bool = False
    trouble: Trouble | None = None
    founded: Founded | None = None
    ending: Ending = Ending.TILL
    kind: CodeKind | None = None
    scanned: str = ""
    letters: LettersForm = dataclasses.field(default_factory=LettersForm)

    def text(self, field: StartField) -> str:
        """Return what is typed into a field."""
        return dict(self.fields).get(field, "")


_BACK: Final = {
    StartStep.SHOP: StartStep.LANGUAGE,
    StartStep.JOIN: StartStep.SHOP,
    StartStep.OWN: StartStep.SHOP,
}
_NEEDED: Final = {
    StartStep.JOIN: ((StartField.ADDRESS, "address_missing"), (StartField.CODE, "code_missing")),
    StartStep.OWN: ((StartField.NAME, "name_missing"), (StartField.ZONE, "zone_missing")),
}


class StartLetters:
    """Implements ``LetterVerbs``. GUI thread."""

    def __init__(self, state: Observable[StartState]) -> None:
        self._state = state

    def turn(self) -> None:
        """Show digits and signs, or the letters again: there is no other pad here."""
        self.turn_to_signs()

    def next_layout(self) -> None:
        """Show the letters of the next language."""
        index = LANGUAGES.index(layout_of(self._form, self._state.value.language))
        self._show(LettersForm(layout=LANGUAGES[(index + 1) % len(LANGUAGES)]))

    def shift(self) -> None:
        """Make the next letter a capital, or a small one again."""
        self._show(replace(self._form, is_shifted=not self._form.is_shifted))

    def turn_to_signs(self) -> None:
        """Show digits and signs instead of letters, or the letters again."""
        self._show(replace(self._form, shows_signs=not self._form.shows_signs, is_shifted=False))

    def pressed(self) -> None:
        """Let go of shift, which is for one letter."""
        if self._form.is_shifted:
            self._show(replace(self._form, is_shifted=False))

    @property
    def _form(self) -> LettersForm:
        return self._state.value.letters

    def _show(self, form: LettersForm) -> None:
        self._state.set(replace(self._state.value, letters=form))


class FirstStartViewModel:
    """Leads through the steps. Lives on the GUI thread.

    Attributes:
        state: What the window draws.
        letters: What the letters on the screen are turned with.
    """

    def __init__(
        self,
        founding: Founding,
        tasks: TaskRunner,
        first: StartState,
        on_end: Callable[[Ending], None],
    ) -> None:
        self._founding, self._tasks, self._on_end = founding, tasks, on_end
        self.state = Observable(first)
        self.letters = StartLetters(self.state)
        self._attempt = 0
        self._has_shop = False  # the worker's own: what waits behind a shop sets up no second one

    @property
    def _now(self) -> StartState:
        return self.state.value

    def choose_language(self, language: str) -> None:
        """Speak this language, and go on."""
        if language in LANGUAGES:
            self._show(replace(self._now, language=language))
            self._go(StartStep.SHOP)

    def choose_way(self, step: StartStep) -> None:
        """Take one of the ways to a shop: JOIN, OWN, or SCANNER for the made-up one."""
        ending = Ending.DEMO if step is StartStep.SCANNER else Ending.TILL
        self._show(replace(self._now, ending=ending))
        self._go(step)

    def type(self, field: StartField, text: str) -> None:
        """Take what stands in a field now."""
        fields = {**dict(self._now.fields), field: text[:FIELD_CHARS_MAX]}
        self._show(replace(self._now, fields=tuple(fields.items()), trouble=None))

    def next(self) -> None:
        """Go on: set the shop up where that is what the step is for."""
        match self._now.step:
            case StartStep.LANGUAGE:
                self._go(StartStep.SHOP)
            case StartStep.JOIN | StartStep.OWN:
                self._set_up()
            case StartStep.SCANNER:
                self._go(StartStep.DONE)
            case StartStep.DONE:
                self._on_end(self._now.ending)

    def back(self) -> None:
        """Go one step back, or stop waiting for a shop that is being set up.

        What was set up stays: from there the way leads on only.
        """
        state = self._now
        if state.is_busy:
            self._show(replace(state, is_busy=False))
        elif state.founded is None:
            is_demo = state.step in {StartStep.SCANNER, StartStep.DONE}
            self._go(StartStep.SHOP if is_demo else _BACK.get(state.step, state.step))

    def scan(self, scan: Scan) -> None:
        """Show what a reader sent, on the step that is for it."""
        if self._now.step is not StartStep.SCANNER:
            return
        kind = kind_of(recognise(scan.text, scan.symbology, ()))
        shown = mask(scan.text) if kind in PERSONAL_KINDS else scan.text
        self._show(replace(self._now, kind=kind, scanned=shown[:_SHOWN_CHARS_MAX]))

    def _set_up(self) -> None:
        state = self._now
        if state.is_busy:
            return
        for field, trouble in _NEEDED[state.step]:
            if not state.text(field).strip():
                self._show(replace(state, trouble=Trouble(trouble)))
                return
        self._show(replace(state, is_busy=True, trouble=None))
        self._attempt = attempt = self._attempt + 1

        def have_not(refusal: LoyaltyError) -> None:
            if attempt == self._attempt:  # what was given up has no say in what came after it
                self._have_not(refusal)

        def broke() -> None:
            if attempt == self._attempt:
                self._broke()

        self._tasks.run(lambda: self._founded(state), self._have, have_not, broke)

    def _founded(self, state: StartState) -> Founded:
        if self._has_shop:
            raise CannotStart("broken")  # told to nobody: the window shows the first one
        founded = self._set_up_as(state)
        self._has_shop = True
        return founded

    def _set_up_as(self, state: StartState) -> Founded:
        texts = {field: state.text(field).strip() for field in StartField}
        if state.step is StartStep.JOIN:
            address, code = texts[StartField.ADDRESS], texts[StartField.CODE]
            return self._founding.join(address, code, state.language)
        name, zone, program = (
            texts[field] for field in (StartField.NAME, StartField.ZONE, StartField.PROGRAM)
        )
        return self._founding.found(name, zone, program, state.language)

    def _have(self, founded: Founded) -> None:
        """Go on, also where nobody waits any more: it is done, and cannot be done again."""
        self._show(replace(self._now, is_busy=False, founded=founded, ending=Ending.TILL))
        self._go(StartStep.SCANNER)

    def _have_not(self, refusal: LoyaltyError) -> None:
        if not self._now.is_busy:
            return
        detail = refusal.detail if isinstance(refusal, CannotStart) else str(refusal)
        code = refusal.trouble if isinstance(refusal, CannotStart) else refusal.code
        self._show(replace(self._now, is_busy=False, trouble=Trouble(code, detail)))

    def _broke(self) -> None:
        self._show(replace(self._now, is_busy=False, trouble=Trouble("broken")))

    def _go(self, step: StartStep) -> None:
        self._show(replace(self._now, step=step, trouble=None))

    def _show(self, state: StartState) -> None:
        self.state.set(state)
