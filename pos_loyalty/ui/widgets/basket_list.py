# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The goods of the sale, the last scanned on top: how many of each, and what they cost."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_loyalty.ui.formats import locale_of, money, number
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.form_rows import GoodsRow
from pos_loyalty.ui.view_models.goods import GoodsViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.layouts import column, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named, show_if

_MILLI = 1000


class BasketList(QFrame):
    """Stands where the number pad does: an amount is typed, or goods are scanned.

    A row is made once and stays with its place in the basket: with two hundred of them a scan
    draws one.
    """

    def __init__(self, goods: GoodsViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "basketCard", look="card")
        self._goods, self._icons = goods, icons
        self._made: list[BasketRow] = []
        self._shown = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        content = QWidget()
        content.setLayout(column(self._rows, 1, spacing=0, margins=(4, 4, 4, 4)))
        self._scroll = scrolling("basketScroll", content)
        self.setLayout(column(self._scroll, margins=(2, 2, 2, 2)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        for line in self._made:
            line.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the lines."""
        goods = state.sale.goods
        while len(self._made) < len(goods):
            made = BasketRow(len(self._made), self._goods, self._icons)
            self._made.append(made)
            self._rows.insertWidget(0, made)
        for line in goods:
            self._made[line.place].render_goods(line, state)
        for place, line_widget in enumerate(self._made):
            line_widget.setVisible(place < len(goods))
        if len(goods) > self._shown:
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = len(goods)


class BasketRow(QFrame):
    """One line: its goods, a piece less, a piece more, and what it costs."""

    def __init__(self, place: int, goods: GoodsViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, f"basketRow{place}", look="stepper")
        self._drawn: tuple[object, ...] = ()
        self._name = label("goodsName", "strong", wraps=True)
        self._count = label("goodsCount", "soft")
        self._price = label("goodsPrice", "body", is_right=True)
        self._fewer = ActionButton(f"fewerGoods{place}", icons, icon="minus", kind="plain")
        self._more = ActionButton(f"moreGoods{place}", icons, icon="plus", kind="plain")
        self._fewer.clicked.connect(lambda: goods.fewer(place))
        self._more.clicked.connect(lambda: goods.more(place))
        figures = FlowLayout(self._count, self._price, is_spread=True)
        words = column(1, self._name, figures, 1, spacing=0)
        line = row(words, self._fewer, self._more, spacing=8, margins=(12, 4, 4, 4))
        line.setStretch(0, 1)
        self.setLayout(line)

    def reword(self) -> None:
        """Take the words of the language in use, when the row is drawn next."""
        self._drawn = ()

    def render_goods(self, goods: GoodsRow, state: TillState) -> None:
        """Draw the line as it stands."""
        drawn = (goods, state.currency, state.language)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._name.setText(goods.name or self.tr("Goods"))
        self._count.setText(self._quantity(goods, state))
        self._price.setText(money(goods.price_minor, state.currency, state.language))
        self._fewer.show_words("", self.tr("One less: {name}").replace("{name}", goods.name))
        self._more.show_words("", self.tr("One more: {name}").replace("{name}", goods.name))
        show_if(self._fewer, not goods.is_fixed)
        show_if(self._more, goods.piece_minor is not None)

    def _quantity(self, goods: GoodsRow, state: TillState) -> str:
        language = state.language
        if goods.is_fixed and not goods.weight_milli:
            return f"{number(goods.pieces, language)} ×" if goods.pieces > 1 else ""
        if goods.piece_minor is None:
            whole, thousandths = divmod(goods.weight_milli, _MILLI)
            if not thousandths and whole == 1:  # a counter said the price, no weight
                return ""
            weight = (
                f"{number(whole, language)}{locale_of(language).decimalPoint()}{thousandths:03}"
            )
            return self.tr("{weight} kg").replace("{weight}", weight)
        if goods.pieces == 1:
            return ""
        each = money(goods.piece_minor, state.currency, language)
        return f"{number(goods.pieces, language)} × {each}"
