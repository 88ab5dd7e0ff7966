# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A key in six words: two screens show the same ones, or somebody stands in between."""

import hashlib
from typing import Final

WORDS_SHOWN: Final = 6

# Shown by tills and servers of different releases: their order never changes.
_LIST: Final = """
    acorn album amber anchor angle apple april apron arch arrow aspen attic autumn avenue
    badge bagel baker ballad bamboo banjo barley barn basil basket beach beacon bell berry
    birch bishop blanket blossom bonfire book bottle bowl branch brass bread breeze brick
    bridge bronze brook broom bucket button cabin cactus camel camera candle canoe canvas
    canyon carbon cargo carpet carrot castle cedar cello chalk chapel cherry chess chimney
    cider cinema circle citrus clay clock cloud clover coast cobalt coffee comet compass
    copper coral corner cotton cove cradle crater cricket crown crystal cup curtain daisy
    dance dawn delta desert diamond dinner dolphin donkey dragon drum eagle echo elm ember
    emerald engine fabric falcon feather fern ferry fiddle field finch flag flame flint flute
    forest fossil fountain fox galaxy garden garlic gate ginger glacier glass glove goat gold
    granite grape gravel guitar hammer harbor harp hazel helmet heron hill honey horizon hotel
    igloo indigo ink iris island ivory jacket jade jasmine jungle kettle kite kitten ladder
    lagoon lake lamp lantern laurel lava lemon lentil lilac linen lion lobster locket lotus
    magnet mango maple marble market meadow melon mill mint mirror monsoon moon mosaic motor
    mountain museum napkin nectar needle nickel north nutmeg oasis oat ocean olive onion opal
    orchid otter oven owl oyster paddle palace panda paper parrot pearl pebble pencil pepper
    piano pigeon pillow pine planet plum pocket poem pony poppy potato prism pumpkin quartz
    quilt rabbit radio rain raven reef ribbon river robin rocket saddle salmon satin scarf
    silver spruce tiger tulip velvet violin walnut willow window
"""
_WORDS: Final = tuple(_LIST.split())


def fingerprint_of(public_key: bytes) -> tuple[str, ...]:
    """Return the words of a till's public key: 48 bits of its hash."""
    digest = hashlib.sha256(b"loyalty-till-key\0" + public_key).digest()
    return tuple(_WORDS[byte] for byte in digest[:WORDS_SHOWN])
