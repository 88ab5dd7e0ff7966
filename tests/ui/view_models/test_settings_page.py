# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The page of settings: what is chosen is kept, and what cannot be is said."""

from pos_loyalty.ui.view_models.more_forms import SettingKey, SettingRow, SettingsForm
from pos_loyalty.ui.view_models.settings_page import Refused, SettingRefused, SettingsNotice, Then
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store
from tests.ui.view_models.staffed_shop import StaffedShop

SOUND = SettingRow(SettingKey.SOUND, "on", ("on", "off"))
PRINTER = SettingRow(SettingKey.PRINTER, "none", ("none", "escpos", "system"))


class FakeFile:
    """The settings of a till; ``refusal`` is what the next change meets."""

    def __init__(self) -> None:
        self.rows: tuple[SettingRow, ...] = (SOUND, PRINTER)
        self.changed: list[tuple[SettingKey, str]] = []
        self.refusal: SettingRefused | None = None
        self.later: list[Then] = []
        self.is_slow = False
        self.restarts = 0

    def read(self, then: Then, refused: Refused) -> None:
        del refused
        then(self.rows)

    def change(self, key: SettingKey, value: str, then: Then, refused: Refused) -> None:
        if self.refusal is not None:
            refused(self.refusal)
            return
        self.changed.append((key, value))
        if self.is_slow:
            self.later.append(then)
        else:
            then(self.rows)

    def restart(self, refused: Refused) -> None:
        if self.refusal is not None:
            refused(self.refusal)
            return
        self.restarts += 1


def a_shop() -> tuple[Shop, FakeFile]:
    shop, file = Shop(a_fake_store()), FakeFile()
    shop.till.more.settings.attach(file)
    shop.till.open(Screen.SETTINGS)
    return shop, file


def form_of(shop: Shop) -> SettingsForm:
    assert shop.state.setup is not None
    return shop.state.setup


def code_of(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_what_holds_is_shown() -> None:
    shop, _ = a_shop()

    assert form_of(shop).rows == (SOUND, PRINTER)


def test_a_choice_is_kept_at_once() -> None:
    shop, file = a_shop()

    shop.till.more.settings.choose(SettingKey.SOUND, "off")

    assert file.changed == [(SettingKey.SOUND, "off")]
    assert code_of(shop) == SettingsNotice.KEPT
    assert not form_of(shop).needs_restart


def test_what_holds_already_and_what_there_is_not_change_nothing() -> None:
    shop, file = a_shop()

    shop.till.more.settings.choose(SettingKey.SOUND, "on")
    shop.till.more.settings.choose(SettingKey.REGISTER, "on")
    shop.till.go_ready()
    shop.till.more.settings.choose(SettingKey.SOUND, "off")

    assert file.changed == []


def test_a_device_needs_a_restart_and_it_is_offered() -> None:
    shop, file = a_shop()

    shop.till.more.settings.choose(SettingKey.PRINTER, "system")
    shop.till.more.settings.choose(SettingKey.SOUND, "off")
    shop.till.more.settings.restart()

    assert form_of(shop).needs_restart
    assert file.restarts == 1


def test_the_restart_is_still_offered_when_the_page_is_opened_again() -> None:
    shop, file = a_shop()
    shop.till.more.settings.choose(SettingKey.PRINTER, "system")

    shop.till.go_ready()
    shop.till.open(Screen.SETTINGS)
    needs_restart = form_of(shop).needs_restart
    shop.till.more.settings.restart()

    assert needs_restart
    assert file.restarts == 1


def test_a_till_that_could_not_start_again_goes_on_and_says_why() -> None:
    shop, file = a_shop()
    file.refusal = SettingRefused(SettingsNotice.NOT_STARTABLE, "till.toml: sound: is true")

    shop.till.more.settings.restart()

    assert shop.state.notice is not None
    assert code_of(shop) == SettingsNotice.NOT_STARTABLE
    assert shop.state.notice.fact("detail") == "till.toml: sound: is true"
    assert shop.state.screen is Screen.SETTINGS


def test_a_receipt_printer_is_kept_with_its_address() -> None:
    shop, file = a_shop()
    settings = shop.till.more.settings

    settings.choose(SettingKey.PRINTER, "escpos")
    is_wanted, before = form_of(shop).is_host_wanted, list(file.changed)
    settings.keep_host()
    without = code_of(shop)
    settings.type_host(" 192.168.1.50")
    settings.keep_host()

    assert is_wanted
    assert before == []
    assert without == SettingsNotice.HOST_MISSING
    assert file.changed == [(SettingKey.HOST, "192.168.1.50")]


def test_a_file_that_was_changed_meanwhile_is_shown_anew() -> None:
    shop, file = a_shop()
    file.refusal = SettingRefused(SettingsNotice.CHANGED_MEANWHILE)
    file.rows = (SettingRow(SettingKey.SOUND, "off", ("on", "off")),)

    shop.till.more.settings.choose(SettingKey.SOUND, "off")

    assert code_of(shop) == SettingsNotice.CHANGED_MEANWHILE
    assert form_of(shop).rows == file.rows


def test_while_one_is_written_no_other_is_and_a_till_does_not_end() -> None:
    shop, file = a_shop()
    file.is_slow = True
    settings = shop.till.more.settings

    settings.choose(SettingKey.SOUND, "off")
    settings.choose(SettingKey.PRINTER, "system")
    settings.restart()
    file.later.pop()(file.rows)
    settings.restart()

    assert file.changed == [(SettingKey.SOUND, "off")]
    assert file.restarts == 1


def test_a_card_that_is_scanned_meanwhile_is_served_and_the_answer_disturbs_nobody() -> None:
    shop, file = a_shop()
    file.is_slow = True
    shop.till.more.settings.choose(SettingKey.SOUND, "off")

    shop.scan(ANNA_CARD)
    file.later.pop()(file.rows)

    assert shop.state.screen is Screen.MEMBER
    assert shop.state.setup is None
    assert shop.state.notice is None


def test_the_page_without_a_file_is_empty() -> None:
    shop = Shop(a_fake_store())

    shop.till.open(Screen.SETTINGS)
    shop.till.more.settings.choose(SettingKey.SOUND, "off")
    shop.till.more.settings.restart()

    assert form_of(shop) == SettingsForm()


def test_where_the_shop_has_a_staff_list_a_manager_has_to_agree() -> None:
    shop, file = StaffedShop(), FakeFile()
    shop.till.more.settings.attach(file)
    shop.sign_in("Jan")

    shop.till.open(Screen.SETTINGS)
    before = shop.state.screen
    shop.show_badge("Ewa")

    assert before is Screen.READY
    assert shop.state.screen is Screen.SETTINGS
    assert form_of(shop).rows == file.rows


def test_a_manager_who_stands_there_is_asked_nothing() -> None:
    shop = StaffedShop()
    shop.till.more.settings.attach(FakeFile())
    shop.sign_in("Ewa")

    shop.till.open(Screen.SETTINGS)

    assert shop.state.screen is Screen.SETTINGS
