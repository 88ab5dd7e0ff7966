# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.local_db.pin_digests import ScryptDigests

CHEAP = ScryptDigests(cost=16)


def test_the_pin_fits_its_digest_and_no_other_does() -> None:
    digest = CHEAP.digest("482913")

    assert CHEAP.fits("482913", digest)
    assert not CHEAP.fits("482914", digest)
    assert "482913" not in digest


def test_each_digest_is_another_text() -> None:
    assert CHEAP.digest("482913") != CHEAP.digest("482913")


def test_a_digest_says_what_it_cost() -> None:
    assert ScryptDigests(cost=32).fits("482913", CHEAP.digest("482913"))


@pytest.mark.parametrize("digest", ["", "plain$482913", "scrypt$x$00$00", "scrypt$1073741824$0$0"])
def test_what_is_no_digest_of_ours_fits_nothing(digest: str) -> None:
    assert not CHEAP.fits("482913", digest)
