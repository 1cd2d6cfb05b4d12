# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bar for paper: the parts of a whole end to end, told apart without colour, with their amounts under it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

EDGE = 'stroke="#1a1d21" stroke-width="1"'
WIDTH, HEIGHT, LINE, KEY = 1000, 48, 34, 22
FILLS = ('fill="#0b5394"', 'fill="url(#lines)"', 'fill="#ffffff"', 'fill="url(#dots)"')
"""Dark, striped, white, dotted: they differ on a black and white printer too. A part beyond these is refused."""
PATTERNS = (
    '<defs><pattern id="lines" width="10" height="10" patternUnits="userSpaceOnUse">'
    '<rect width="10" height="10" fill="#d5e3f0"/><path d="M0 10 10 0" stroke="#0b5394" stroke-width="2"/></pattern>'
    '<pattern id="dots" width="10" height="10" patternUnits="userSpaceOnUse">'
    '<rect width="10" height="10" fill="#ffffff"/><circle cx="5" cy="5" r="2" fill="#4a5058"/></pattern></defs>'
)


def bar(parts: Sequence[tuple[str, int]]) -> str:
    """The drawing as SVG text; each part is its words and its size in any whole unit. Empty when all are nothing.

    Edges are rounded down from the exact sum so far, so the parts meet. Raises ValueError on a part below nothing, or
    on more parts than there are patterns.
    """
    if len(parts) > len(FILLS) or any(size < 0 for _, size in parts):
        msg = "a bar has at most four parts, none below nothing"
        raise ValueError(msg)
    whole = sum(size for _, size in parts)
    if not whole:
        return ""
    drawn, so_far = [], 0
    for number, (words, size) in enumerate(parts):
        start, so_far = so_far * WIDTH // whole, so_far + size
        end = so_far * WIDTH // whole
        if size:
            drawn.append(f'<rect x="{start}" width="{end - start}" height="{HEIGHT}" {FILLS[number]} {EDGE}/>')
        top = HEIGHT + LINE * (number + 1)
        drawn.append(f'<rect x="1" y="{top - KEY}" width="{KEY}" height="{KEY}" {FILLS[number]} {EDGE}/>')
        drawn.append(f'<text x="{KEY + 14}" y="{top - 3}" font-size="22" fill="#1a1d21">{escape(words)}</text>')
    tall = HEIGHT + LINE * (len(parts) + 1) - KEY
    start_of = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {WIDTH + 2} {tall}">'
    return f"{start_of}{PATTERNS}{''.join(drawn)}</svg>"
