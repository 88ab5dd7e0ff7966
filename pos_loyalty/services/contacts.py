# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Phones and e-mail addresses in the one form in which they are stored and compared."""

from pos_loyalty.domain.errors import InvalidContact


def normal_phone(typed: str, region: str) -> str:
    """Return the number in E.164, or an empty string for an empty one.

    Args:
        typed: With or without country code, spaces and hyphens.
        region: ISO 3166 country for a number without ``+``.

    Raises:
        InvalidContact: If no number in the world looks like that.
    """
    if not typed.strip():
        return ""
    import phonenumbers  # 60 ms that only an enrolment needs

    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException as error:
        raise InvalidContact from error
    if not phonenumbers.is_possible_number(number):
        raise InvalidContact
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_email(typed: str) -> str:
    """Return the address in lower case, or an empty string for an empty one.

    Raises:
        InvalidContact: If it cannot be an address. Nothing is looked up on the network.
    """
    if not typed.strip():
        return ""
    import email_validator  # 40 ms that only an enrolment needs

    try:
        checked = email_validator.validate_email(typed.strip(), check_deliverability=False)
    except email_validator.EmailNotValidError as error:
        raise InvalidContact from error
    return checked.normalized.lower()
