# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept out of the server's log: a vote leaves no line there, not even one that was refused."""

from __future__ import annotations

import logging

VOTING = ("/stem/", "/vote/")
"""How the addresses of the voting pages begin."""


class NoVotes(logging.Filter):
    """Drops what Django says of a request to a voting page, unless the program itself failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line may be written."""
        path = getattr(getattr(record, "request", None), "path", "")
        return record.levelno >= logging.ERROR or not path.startswith(VOTING)
