# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Choosing the camera by its name, and trying it out on a card."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import camera_trouble_text
from pos_loyalty.ui.view_models.form_rows import CameraRow
from pos_loyalty.ui.view_models.form_states import CameraForm
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.camera_preview import CameraPreview
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.page import Page, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.two_columns import two_columns

_NONE: Final = ""


class CameraPage(Page):
    """What the camera sees on the left, which one it is on the right."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "cameraPage")
        self._till = till
        self._camera = till.camera
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._preview = CameraPreview(till.camera.preview, icons)
        self._read_icon = Icon(icons, "scan")
        self._read = label("cameraRead", "strong", wraps=True)
        read = row(self._read_icon, self._read, margins=(14, 4, 14, 8))
        read.setStretch(1, 1)
        self._trial = QWidget()
        self._trial.setLayout(read)
        seen = column(self._preview, self._trial, spacing=4, margins=(8, 8, 8, 4))
        seen.setStretch(0, 1)
        left = column(card("cameraSeen", seen))
        self._title = label("camerasTitle", "heading", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._mirror = ActionButton("mirrorCamera", icons, icon="mirror", kind="plain")
        self._mirror.clicked.connect(self._camera.switch_mirror)
        right = column(
            self._title, self._rows, 1, self._mirror,
            spacing=8, margins=(10, 12, 10, 10),
        )  # fmt: skip
        self.setLayout(two_columns(left, card("camerasCard", right)))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._title.setText(self.tr("Which camera reads the cards?"))
        self._mirror.show_words(self.tr("Mirror the picture"))
        self._preview.setAccessibleName(self.tr("What the camera sees"))

    def render_state(self, state: TillState) -> None:
        """Draw the choice, the picture's words, and what was read last."""
        form = state.camera
        self._preview.use(self._camera.preview)
        self._preview.show_looks(is_mirrored=form.is_mirrored, region_percent=form.region_percent)
        self._preview.show_words(self._picture_words(form))
        self._preview.look()
        self._trial.setVisible(bool(form.chosen) and not form.trouble)
        self._read.setText(self._read_words(form))
        restyle(self._read, "tone", "ok" if form.last_read else "plain")
        self._read_icon.show_icon("check" if form.last_read else "scan")
        restyle(self._mirror, "open", "yes" if form.is_mirrored else "no")
        self._mirror.setEnabled(bool(form.chosen))
        key = (form.rows, form.chosen, state.language)
        if key != self._drawn:
            self._drawn = key
            refill(self._rows, [self._row(*each, form.chosen) for each in _numbered(form.rows)])

    def primary(self, state: TillState) -> PrimaryAction:
        """Be ready for the next customer."""
        return PrimaryAction(
            self.tr("Done"), "check", "Enter", not state.is_busy, self._till.go_ready
        )

    def type_key(self, text: str) -> None:
        """Take no typing."""

    def _picture_words(self, form: CameraForm) -> str:
        if form.trouble:
            return camera_trouble_text(form.trouble)
        if not form.chosen:
            if form.rows:
                return self.tr("No camera is chosen. Cards are read by the reader alone.")
            return self.tr("No camera was found. Plug one in: it appears here by itself.")
        return self.tr("One moment: the camera is being opened.")

    def _read_words(self, form: CameraForm) -> str:
        if form.last_read:
            return self.tr("Read: {code}").replace("{code}", form.last_read)
        return self.tr("Hold a card into the frame to try it. Nothing is saved here.")

    def _row(self, number: int, camera: CameraRow, chosen: str) -> QPushButton:
        is_chosen = camera.key == chosen
        name = self._name_of(camera)
        spoken = self.tr("{camera}, chosen").replace("{camera}", name) if is_chosen else name
        button = RowButton(f"camera_{number}", spoken, is_chosen=is_chosen)
        words = label("cameraName", "strong", wraps=True)
        words.setText(name)
        icon = "clear" if camera.key == _NONE else "camera"
        line = row(Icon(self._icons, icon), words, margins=(14, 8, 14, 8))
        if is_chosen:
            line.addWidget(Icon(self._icons, "check"))
        line.setStretch(1, 1)
        button.setLayout(line)
        button.clicked.connect(partial(self._camera.choose, camera.key))
        return button

    def _name_of(self, camera: CameraRow) -> str:
        if camera.key == _NONE:
            return self.tr("No camera")
        return camera.name or self.tr("The camera from before (not plugged in)")


def _numbered(cameras: Sequence[CameraRow]) -> Iterator[tuple[int, CameraRow]]:
    """Yield the choices with their numbers; no camera at all comes first."""
    return enumerate((CameraRow(_NONE, _NONE), *cameras))
