# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The root of our own exceptions.

    WerkdrukError
    +-- kernel    InvalidCode
    +-- rules     NoRule, UnknownRule, BadRule
    +-- funding   NotCountable
    +-- ledger    Unbalanced, OneLegged, IdTaken
    +-- planning  NotPriced
    +-- deciding  NotPossible, BadElection
    +-- reporting DoesNotClose

An exception stops one request and carries fields, so that the shell can make a sentence of it in the reader's
language. Faults in data that somebody gave us are no exceptions but `Problem` values.
"""


class WerkdrukError(Exception):
    """Anything this program refuses to do; its text is short English, its fields say the rest."""
