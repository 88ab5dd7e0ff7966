# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A process with a decoding process, for a test that kills it: says when it looks at a frame."""

import sys
import threading

from pos_loyalty.scanner.decoder_child import Allowance
from pos_loyalty.scanner.decoder_process import DecoderProcess, Patience
from tests.scanner.hostile_decoders import card, hostile, shown

LONG_SECONDS = 3600.0


def tell() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def main() -> None:
    decoder = DecoderProcess(
        hostile,
        allowance=Allowance(stuck_seconds=1.0),
        patience=Patience(frame_seconds=LONG_SECONDS, start_seconds=LONG_SECONDS),
    )
    decoder.decode(card(7))
    threading.Timer(0.1, tell).start()
    decoder.decode(shown(int(sys.argv[1])))
    threading.Event().wait()


if __name__ == "__main__":
    main()
