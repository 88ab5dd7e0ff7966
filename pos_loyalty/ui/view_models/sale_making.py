# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From what the cashier has entered to a sale, and to its quote."""

from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.sale_entry import QuotedSale, SaleEntry
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.wishes import quote_wishes


def sale_of(entry: SaleEntry, case: OpenMember, services: TillServices) -> Sale:
    """Return the sale as it would be recorded now. Reads a receipt number: not for the GUI thread.

    An amount that was only typed becomes one line without goods.
    """
    at, place = entry.business_at or services.business_now(), services.place
    currency = case.program.currency
    return Sale(
        entry.receipt_no or services.new_receipt_no(at),
        place.store_id,
        str(place.till_no),
        currency,
        at,
        entry.lines or (SaleLine(1, entry.amount_minor(currency) or 0),),
        coupon_codes=entry.coupons,
    )


def quoted_sale(entry: SaleEntry, case: OpenMember, services: TillServices) -> QuotedSale:
    """Return the answer to the entry. Reads: not for the GUI thread."""
    quote, refusal = quote_wishes(
        sale_of(entry, case, services),
        case.view.state,
        entry.wishes,
        wallets=entry.wallets,
        op_id=entry.op_id,
        services=services,
    )
    return QuotedSale(entry, quote, refusal)
