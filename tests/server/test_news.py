# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import asyncio
from collections.abc import Awaitable, Callable

from pos_loyalty.server.news import ASKS_PER_SECOND, News


class Shop:
    """Something that changes, and how often it was looked at."""

    def __init__(self) -> None:
        self.state: object = 0
        self.looks = 0

    async def look(self) -> object:
        self.looks += 1
        return self.state


def run(scene: Callable[[Shop, News], Awaitable[None]]) -> None:
    async def play() -> None:
        shop = Shop()
        await scene(shop, News(shop.look))

    asyncio.run(play())


async def until_quiet(news: News) -> int:
    """Return a mark at which nothing is new: who waits first cannot know."""
    while await news.wait(news.mark, 0.1):
        pass
    return news.mark


def test_who_waits_is_told_when_something_has_changed() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)
        waiting = asyncio.create_task(news.wait(mark, 30))
        await asyncio.sleep(0)
        shop.state = 1

        assert await waiting

    run(scene)


def test_who_waits_for_nothing_is_told_so_in_time() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)

        assert not await news.wait(mark, 0.01)
        assert news.waiting == 0

    run(scene)


def test_a_change_before_the_wait_is_not_missed() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)
        other = asyncio.create_task(news.wait(mark, 30))
        shop.state = 1
        assert await other

        assert await news.wait(mark, 30)

    run(scene)


def test_one_look_serves_everybody() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)
        looks = shop.looks
        many = [asyncio.create_task(news.wait(mark, 30)) for _ in range(50)]
        await asyncio.sleep(0)
        assert news.waiting == 50
        shop.state = 1

        assert all(await asyncio.gather(*many))
        assert shop.looks - looks <= 4

    run(scene)


def test_those_who_are_told_take_turns() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)
        told: list[float] = []
        clock = asyncio.get_running_loop().time

        async def waits() -> None:
            await news.wait(mark, 30)
            told.append(clock())

        many = [asyncio.create_task(waits()) for _ in range(20)]
        await asyncio.sleep(0)
        shop.state = 1
        await asyncio.gather(*many)

        assert max(told) - min(told) >= 10 / ASKS_PER_SECOND

    run(scene)


def test_a_look_that_sees_nothing_changes_nothing() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)
        shop.state = None

        assert not await news.wait(mark, 0.01)

    run(scene)


def test_at_the_end_everybody_goes_home_at_once() -> None:
    async def scene(shop: Shop, news: News) -> None:
        mark = await until_quiet(news)
        waiting = asyncio.create_task(news.wait(mark, 30))
        await asyncio.sleep(0)
        news.close()

        assert not await waiting
        assert not await news.wait(news.mark, 30)

    run(scene)
