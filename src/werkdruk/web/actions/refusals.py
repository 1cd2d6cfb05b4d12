# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an action refuses besides what the core refuses: a code, and the facts for the sentence on the page."""

from __future__ import annotations

from werkdruk.kernel import WerkdrukError


class Refused(WerkdrukError):
    """An action that is not done. `code` is a stable word that the page turns into a sentence with `facts` in it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(f"refused: {code}")
        self.code = code
        self.facts = facts
