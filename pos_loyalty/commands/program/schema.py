# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program schema``: for editors that help while a document is written."""

from pos_loyalty.commands.program.terminal import EXIT_DONE, say
from pos_loyalty.protocol.program_schema import schema_text


def print_schema() -> int:
    """Print the JSON Schema of programme documents; return 0."""
    say(schema_text().rstrip("\n"))
    return EXIT_DONE
