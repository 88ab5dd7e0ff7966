# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Contacts have one form in which they are stored and compared."""

import pytest

from pos_loyalty.domain.errors import InvalidContact
from pos_loyalty.services.contacts import normal_email, normal_phone


@pytest.mark.parametrize(
    ("typed", "region", "normal"),
    [
        ("501234567", "PL", "+48501234567"),
        ("501 234 567", "PL", "+48501234567"),
        ("501-234-567", "PL", "+48501234567"),
        (" +48 501 234 567 ", "PL", "+48501234567"),
        ("0048501234567", "PL", "+48501234567"),
        ("+44 20 7946 0958", "PL", "+442079460958"),
        ("8 (912) 345-67-89", "RU", "+79123456789"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("", "PL", ""),
        ("   ", "PL", ""),
    ],
)
def test_a_phone_is_kept_in_e164(typed: str, region: str, normal: str) -> None:
    assert normal_phone(typed, region) == normal


@pytest.mark.parametrize("typed", ["12", "abc", "+", "+999 123", "5012345678901234567890"])
def test_what_cannot_be_a_phone_is_refused(typed: str) -> None:
    with pytest.raises(InvalidContact):
        normal_phone(typed, "PL")


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("ada@example.com", "ada@example.com"),
        (" Ada.Lovelace@Example.COM ", "ada.lovelace@example.com"),
        ("ada+club@example.com", "ada+club@example.com"),
        ("żaneta@example.pl", "żaneta@example.pl"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_an_email_is_kept_in_lower_case(typed: str, normal: str) -> None:
    assert normal_email(typed) == normal


@pytest.mark.parametrize("typed", ["ada", "ada@", "@example.com", "ada@example", "a b@example.com"])
def test_what_cannot_be_an_email_is_refused(typed: str) -> None:
    with pytest.raises(InvalidContact):
        normal_email(typed)
