# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The programme in words: why so many points, why not this reward, and the regulations.

For the till's screen, the command line, and wherever else a person reads about a programme.
The words are in resources/i18n/wording_*.po; ``language.speak`` gives those of one language.
"""
