# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What passes is counted to the byte, and arrives as it was sent."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from urllib.parse import urlsplit

import pytest

from bench.wire_bytes import CountingPassage, Passed, counting

pytestmark = pytest.mark.enable_socket


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """Answer whatever comes, a block at a time; give the address."""

    def serve() -> None:
        connection, _ = listening.accept()
        with closing(connection):
            while connection.recv(65_536):
                connection.sendall(answer)

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        thread = Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def ask(passage: CountingPassage, sent: bytes, size: int) -> bytes:
    parts = urlsplit(passage.address)
    with closing(socket.create_connection((parts.hostname, parts.port))) as connection:
        connection.sendall(sent)
        return connection.recv(size, socket.MSG_WAITALL)


def test_both_ways_are_counted_to_the_byte() -> None:
    with answering(b"x" * 70) as service, counting(service) as passage:
        answer = ask(passage, b"y" * 30, 70)

        passed = passage.passed()

    assert answer == b"x" * 70
    assert passed == Passed(sent=30, received=70)
    assert passed.both == 100


def test_counting_begins_anew_each_time_it_is_asked() -> None:
    with answering(b"x") as service, counting(service) as passage:
        ask(passage, b"y", 1)

        first, second = passage.passed(), passage.passed()

    assert (first.both, second.both) == (2, 0)
