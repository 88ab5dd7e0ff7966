# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the till: shown as it comes, stopped when somebody had enough."""

from collections.abc import Callable

from pos_loyalty.ui.view_models.doctor_page import FINDINGS_MAX, DoctorNotice
from pos_loyalty.ui.view_models.more_forms import DoctorForm, FoundRow
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import Shop, a_fake_store

ROW = FoundRow("server", is_well=False, code="server_timed_out", value="")


class FakeDoctor:
    def __init__(self) -> None:
        self.begun = self.stopped = 0

    def begin(self, found: Callable[[FoundRow], None], ended: Callable[[bool], None]) -> None:
        self.begun += 1
        self.found, self.ended = found, ended

    def stop(self) -> None:
        self.stopped += 1


def a_shop() -> tuple[Shop, FakeDoctor]:
    shop, doctor = Shop(a_fake_store()), FakeDoctor()
    shop.till.more.doctor.attach(doctor)
    shop.till.open(Screen.DOCTOR)
    return shop, doctor


def form_of(shop: Shop) -> DoctorForm:
    assert shop.state.doctor is not None
    return shop.state.doctor


def test_each_finding_is_shown_as_it_comes() -> None:
    shop, doctor = a_shop()

    doctor.found(ROW)
    while_running = form_of(shop)
    doctor.ended(True)

    assert while_running == DoctorForm((ROW,), is_running=True)
    assert form_of(shop) == DoctorForm((ROW,))


def test_it_can_be_stopped_and_begun_again() -> None:
    shop, doctor = a_shop()
    doctor.found(ROW)
    before = doctor.stopped

    shop.till.more.doctor.stop()
    stopped = form_of(shop)
    doctor.found(ROW)
    shop.till.more.doctor.look_again()
    shop.till.more.doctor.look_again()

    assert doctor.stopped == before + 1
    assert stopped == DoctorForm((ROW,), is_stopped=True)
    assert doctor.begun == 2
    assert form_of(shop) == DoctorForm(is_running=True)


def test_leaving_the_page_stops_it() -> None:
    shop, doctor = a_shop()
    before = doctor.stopped

    shop.till.go_ready()
    doctor.found(ROW)
    doctor.ended(False)

    assert doctor.stopped > before
    assert shop.state.doctor is None
    assert shop.state.notice is None


def test_what_ended_too_soon_is_said() -> None:
    shop, doctor = a_shop()

    doctor.ended(False)

    assert shop.state.notice is not None
    assert shop.state.notice.code == DoctorNotice.FAILED
    assert form_of(shop).is_stopped


def test_there_is_a_bound_to_what_is_shown() -> None:
    shop, doctor = a_shop()

    for _ in range(FINDINGS_MAX + 5):
        doctor.found(ROW)

    assert len(form_of(shop).rows) == FINDINGS_MAX
