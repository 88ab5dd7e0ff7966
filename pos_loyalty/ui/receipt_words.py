# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A receipt in words: the member's own language, whatever the cashier's is."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pos_loyalty.domain.operation_figures import Names
from pos_loyalty.domain.printed import Look, Printed, PrintedRow
from pos_loyalty.domain.receipt import Receipt, ReceiptKind, ReceiptLine, ReceiptPlace
from pos_loyalty.domain.sale import UNIT_MILLI
from pos_loyalty.ui.formats import day, locale_of, moment, money, number, signed
from pos_loyalty.ui.gain_words import gain_text
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.reason_words import name_in

_TIMES: Final = "\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}"
_RULE: Final = PrintedRow(look=Look.RULE)
_GIVES_MONEY: Final = {ReceiptKind.SALE, ReceiptKind.SLIP, ReceiptKind.VOID, ReceiptKind.RETURN}
_BOUGHT: Final = {ReceiptKind.SALE, ReceiptKind.SLIP}
_TRIAL_SIGNS: Final = "zł ₽ € Żółć Ąęśźń Ж Щё 0123456789"


def receipt_text(receipt: Receipt, words: Words, language: str) -> Printed:
    """Return what stands on the paper.

    Args:
        words: Of ``language``, which is the member's own where it is known.
    """
    return ReceiptWords(receipt, words, language).printed()


def trial_text(place: ReceiptPlace, words: Words, language: str) -> Printed:
    """Return what is printed to try a printer: no member, no sale, every difficult letter."""
    return Printed(
        name="printer-test",
        language=language,
        rows=(
            PrintedRow(place.store_name, look=Look.HEADING),
            PrintedRow(words.translate("receipt", "The printer works."), look=Look.STRONG),
            PrintedRow(_TRIAL_SIGNS),
            _RULE,
            PrintedRow(
                words.translate("receipt", "To pay"),
                money(12_345, place.currency, language),
                Look.LARGE,
            ),
        ),
    )


class ReceiptWords:
    """The rows of one receipt."""

    def __init__(self, receipt: Receipt, words: Words, language: str) -> None:
        self._receipt, self._words, self._language = receipt, words, language

    def printed(self) -> Printed:
        """Return all of them."""
        receipt = self._receipt
        if receipt.claim_until is not None:
            return self._slip(receipt.claim_until)
        has_code = bool(receipt.receipt_no) and receipt.kind is ReceiptKind.SALE
        number_row = PrintedRow(receipt.receipt_no, look=Look.CENTRED)
        keep = self._words.translate("receipt", "Keep it: a return needs this code.")
        return Printed(
            name=self._file_name(),
            language=self._language,
            rows=(
                *self._head(),
                *self._money(),
                *self._member(),
                *self._account(),
                *self._training(),
            ),
            code=receipt.receipt_no if has_code else "",
            ending=(number_row, PrintedRow(keep, look=Look.CENTRED)) if has_code else (),
        )

    def _slip(self, until: date) -> Printed:
        """Return the rows of a purchase without the card: its code and what it is good for."""
        good = self._words.translate("receipt", "Points for this purchase")
        anywhere = self._words.translate("receipt", "Show this code with your card by {day}.")
        here = self._words.translate(
            "receipt", "Show this code with your card by {day}, at this till."
        )
        bring = here if self._receipt.is_for_this_till else anywhere
        return Printed(
            name=self._file_name(),
            language=self._language,
            rows=(
                *self._head(),
                *self._money(),
                _RULE,
                PrintedRow(good, look=Look.HEADING),
                PrintedRow(bring.format(day=day(until, self._language)), look=Look.CENTRED),
            ),
            code=self._receipt.claim_code,
            ending=(PrintedRow(self._receipt.receipt_no, look=Look.CENTRED),),
        )

    def _training(self) -> Iterator[PrintedRow]:
        """Yield what makes paper worthless, at both ends of it."""
        if self._receipt.place.is_training:
            yield PrintedRow(self._words.translate("receipt", "TRAINING"), look=Look.HEADING)
            nothing = self._words.translate("receipt", "Nothing on this paper counts.")
            yield PrintedRow(nothing, look=Look.CENTRED)

    def _head(self) -> Iterator[PrintedRow]:
        receipt = self._receipt
        yield from self._training()
        yield PrintedRow(receipt.place.store_name, look=Look.HEADING)
        title = {
            ReceiptKind.SALE: "",
            ReceiptKind.SLIP: "",
            ReceiptKind.REWARD: self._words.translate("receipt", "Reward"),
            ReceiptKind.RETURN: self._words.translate("receipt", "Return"),
            ReceiptKind.VOID: self._words.translate("receipt", "Cancelled"),
        }[receipt.kind]
        if title:
            yield PrintedRow(title, look=Look.HEADING)
        if receipt.is_copy:
            yield PrintedRow(self._words.translate("receipt", "Copy"), look=Look.CENTRED)
        till_no = self._words.translate("receipt", "Till {number}").format(
            number=receipt.place.till_no
        )
        yield PrintedRow(moment(receipt.business_at, self._language), till_no)
        if receipt.receipt_no and receipt.kind not in _BOUGHT:
            of_receipt = self._words.translate("receipt", "Receipt {number}")
            yield PrintedRow(of_receipt.format(number=receipt.receipt_no))
        if receipt.claimed_at is not None:
            credited = self._words.translate("receipt", "Points credited on {moment}")
            yield PrintedRow(credited.format(moment=moment(receipt.claimed_at, self._language)))
        if receipt.kind is ReceiptKind.VOID:
            yield PrintedRow(
                self._words.translate("receipt", "What was printed before does not count.")
            )

    def _money(self) -> Iterator[PrintedRow]:
        receipt = self._receipt
        if receipt.kind not in _GIVES_MONEY or not (receipt.gross_minor or receipt.paid_minor):
            return
        yield _RULE
        for line in receipt.lines:
            yield PrintedRow(self._line_name(line), self._amount(line.gross_minor))
        if receipt.reductions:
            yield PrintedRow(
                self._words.translate("receipt", "Sum"), self._amount(receipt.gross_minor)
            )
        for reduction in receipt.reductions:
            name = self._name(reduction.names) or self._words.translate(
                "receipt", "Member's discount"
            )
            yield PrintedRow(name, self._amount(-reduction.minor))
        yield from self._paid()

    def _paid(self) -> Iterator[PrintedRow]:
        receipt = self._receipt
        stored, paid = {
            ReceiptKind.RETURN: (
                self._words.translate("receipt", "Back into stored money"),
                self._words.translate("receipt", "Back to you"),
            ),
            ReceiptKind.VOID: (
                self._words.translate("receipt", "Back into stored money"),
                self._words.translate("receipt", "Amount cancelled"),
            ),
        }.get(
            receipt.kind,
            (
                self._words.translate("receipt", "From stored money"),
                self._words.translate("receipt", "To pay"),
            ),
        )
        if receipt.wallets_minor:
            yield PrintedRow(stored, self._amount(receipt.wallets_minor))
        yield PrintedRow(paid, self._amount(receipt.paid_minor), Look.LARGE)

    def _member(self) -> Iterator[PrintedRow]:
        """Yield who it was: a first name, and the end of the card's number."""
        yield _RULE
        card = self._receipt.card_mask.replace("\N{BULLET}", "*")
        yield PrintedRow(self._receipt.given_name, card, Look.STRONG)

    def _account(self) -> Iterator[PrintedRow]:
        receipt = self._receipt
        is_opposite = receipt.kind in {ReceiptKind.RETURN, ReceiptKind.VOID}
        given = (
            self._words.translate("receipt", "Points given back")
            if is_opposite
            else self._words.translate("receipt", "Points collected")
        )
        taken = (
            self._words.translate("receipt", "Points taken back")
            if is_opposite
            else self._words.translate("receipt", "Points used")
        )
        if receipt.earned_points:
            yield PrintedRow(given, signed(receipt.earned_points, self._language))
        if receipt.later_points:
            later = self._words.translate("receipt", "of them to use later")
            yield PrintedRow(later, number(receipt.later_points, self._language), Look.SMALL)
        if receipt.used_points:
            yield PrintedRow(taken, signed(-receipt.used_points, self._language))
        yield from self._rewards()
        for gain in receipt.gains:
            yield PrintedRow(gain_text(gain, self._language, self._words.translate))
        yield from self._balance()

    def _rewards(self) -> Iterator[PrintedRow]:
        """Yield what points were used for, unless it stands among the amounts already."""
        receipt = self._receipt
        if receipt.kind is ReceiptKind.VOID:
            return
        named = [reduction.names for reduction in receipt.reductions]
        for names in receipt.reward_names:
            if names not in named:
                yield PrintedRow(self._name(names))

    def _balance(self) -> Iterator[PrintedRow]:
        receipt, standing = self._receipt, self._receipt.standing
        if standing is not None:
            points = number(standing.balance.spendable_points, self._language)
            yield PrintedRow(self._words.translate("receipt", "Your points"), points, Look.LARGE)
            as_of = self._words.translate("receipt", "as of {moment}").format(
                moment=moment(standing.as_of, self._language)
            )
            yield PrintedRow(as_of, look=Look.SMALL)
            if standing.is_alone:
                missing = self._words.translate(
                    "receipt", "Later visits to other tills are not counted yet."
                )
                yield PrintedRow(missing, look=Look.SMALL)
        if receipt.expiring is not None:
            points_ending, first_day_without = receipt.expiring
            ending = self._words.translate("receipt", "{points} end before {day}").format(
                points=self._words.points(points_ending),
                day=day(first_day_without, self._language),
            )
            yield PrintedRow(ending)
        if receipt.is_provisional:
            yield PrintedRow(
                self._words.translate("receipt", "Provisional until the server agrees."),
                look=Look.SMALL,
            )

    def _line_name(self, line: ReceiptLine) -> str:
        name = self._name(line.names) or line.code or self._words.translate("receipt", "Purchase")
        if line.quantity_milli == UNIT_MILLI:
            return name
        return f"{name}{_TIMES}{self._quantity(line.quantity_milli)}"

    def _quantity(self, milli: int) -> str:
        whole, rest = divmod(milli, UNIT_MILLI)
        text = number(whole, self._language)
        point = locale_of(self._language).decimalPoint()
        return f"{text}{point}{rest:03}" if rest else text

    def _amount(self, minor: int) -> str:
        return money(minor, self._receipt.place.currency, self._language)

    def _name(self, names: Names) -> str:
        return name_in(names, self._language) if names else ""

    def _file_name(self) -> str:
        """Return a name that sorts by time; what a receipt is called has digits and capitals."""
        receipt = self._receipt
        called = "".join(char for char in receipt.receipt_no if char.isascii() and char.isalnum())
        copy = "-copy" if receipt.is_copy else ""
        return f"{receipt.business_at:%Y%m%d-%H%M%S}-{called or receipt.kind}{copy}"
