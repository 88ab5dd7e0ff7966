# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The way into training and out of it."""

from dataclasses import replace

from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.training import TrainingNotice
from tests.ui.view_models.shop import Shop, a_fake_store


class Restarts:
    """What was to begin: ``True`` for training, ``False`` for the till itself."""

    def __init__(self) -> None:
        self.begun: list[bool] = []

    def __call__(self, *, is_training: bool = False) -> None:
        self.begun.append(is_training)


def a_shop(*, waiting: int = 0) -> tuple[Shop, Restarts]:
    shop, restarts = Shop(a_fake_store()), Restarts()
    kind = LightKind.OFFLINE if waiting else LightKind.ALONE
    shop.till.show_light(Light(kind, waiting=waiting))
    shop.till.more.training.attach(restarts)
    return shop, restarts


def test_it_begins_with_a_press() -> None:
    shop, restarts = a_shop()

    shop.till.more.training.switch()

    assert restarts.begun == [True]


def test_what_waits_for_the_server_is_said_first() -> None:
    shop, restarts = a_shop(waiting=3)

    shop.till.more.training.switch()
    notice, begun = shop.state.notice, list(restarts.begun)
    shop.till.more.training.switch()

    assert notice is not None
    assert (notice.code, notice.fact("count")) == (TrainingNotice.UNSENT, 3)
    assert begun == []
    assert restarts.begun == [True]


def test_it_ends_where_the_till_was() -> None:
    services = replace(Shop(a_fake_store()).services(), is_training=True)
    till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())
    restarts = Restarts()
    till.more.training.attach(restarts)

    till.more.training.switch()

    assert till.state.value.is_training
    assert restarts.begun == [False]


def test_a_till_that_nothing_restarts_goes_on() -> None:
    shop = Shop(a_fake_store())

    shop.till.more.training.switch()

    assert shop.state.notice is None
