# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings as SVG text: whole numbers in, a string out, coloured by the style sheet.

No styles and no scripts inside, so the strictest content policy allows them; a title and a description in each that
says something, `aria-hidden` on each that only repeats the words beside it. The table that belongs to a drawing is
made by the page. Lengths are hundredths of a percent of the whole bar, so a pattern keeps its form at every width.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from werkdruk.kernel.errors import WerkdrukError

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = 10_000  # hundredths of a percent
LOOKS = ("chosen", "committed", "spent", "left", "over", "unsure")

_PATTERNS = {
    "chosen": '<circle class="wd-mark--dot" cx="4" cy="4" r="1.25"/>',
    "committed": '<path class="wd-mark" d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6"/>',
    "over": '<path class="wd-mark wd-mark--over" d="M-2 10 10 -2M-2 -2 10 10"/>',
    "unsure": '<path class="wd-mark" d="M-2 2 2 -2M-2 10 10 -2M6 10 10 6"/>',
}


class NotDrawable(WerkdrukError):
    """Numbers that make no drawing, such as parts that do not add up to their whole."""

    def __init__(self, drawing: str, reason: str) -> None:
        super().__init__(f"{drawing}: {reason}")
        self.drawing = drawing
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: its size in any whole unit, and how it looks (one of LOOKS)."""

    look: str
    size: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing says to who cannot see it; `name` makes its ids unique on the page."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a step chart: its label, its height in cents, the amount in words, and whether it is secured."""

    label: str
    size: int
    text: str
    secured: bool = True


def shares(sizes: Sequence[int], whole: int) -> tuple[int, ...]:
    """The edges of the parts in hundredths of a percent of `whole`: one more than there are parts, starting at 0.

    Each edge is rounded down from the exact sum so far, so the parts meet and the last edge is exact.
    """
    edges = [0]
    so_far = 0
    for size in sizes:
        so_far += size
        edges.append(so_far * FULL // whole if whole else 0)
    return tuple(edges)


def stacked_bar(parts: Sequence[Part], whole: int, words: Words) -> str:
    """One horizontal bar of `parts` that stand end to end, with a mark where `whole` ends.

    Parts of size nothing are left out. When the parts are more than `whole`, the bar is as long as the parts and the
    mark stands inside it, with what is beyond it crossed out.

    Raises NotDrawable on a part below nothing or an unknown look.
    """
    for part in parts:
        if part.size < 0 or part.look not in LOOKS:
            raise NotDrawable("stacked bar", f"no part of {part.size} that looks {part.look}")
    length = max(whole, sum(part.size for part in parts))
    edges = shares([part.size for part in parts], length)
    drawn = [
        _piece(part.look, (start, end), words.name)
        for part, start, end in zip(parts, edges, edges[1:], strict=False)
        if end > start
    ]
    end_of_whole = shares([whole], length)[1]
    if end_of_whole < FULL and length:
        parts = (*parts, Part("over", length - whole))
        drawn.append(_piece("over", (end_of_whole, FULL), words.name))
    mark = _percent(end_of_whole)
    line = f'<line class="wd-received" x1="{mark}" x2="{mark}" y1="-4" y2="40"/>'
    body = f'<rect class="wd-whole" width="{mark}" height="36"/>' + "".join(drawn) + line
    return _told(f'<svg class="wd-bar" width="100%" height="36" {_ids(words)}>', words, _patterns(parts, words) + body)


def key(look: str, name: str) -> str:
    """The small square that stands beside the words of a legend; it shows the same pattern as the bar."""
    words = Words(f"{name}-{look}", "", "")
    inner = _patterns([Part(look, 1)], words) + _piece(look, (0, FULL), words.name, height="14")
    return f'<svg class="wd-key" width="14" height="14" aria-hidden="true" focusable="false">{inner}</svg>'


def bar(size: int, whole: int) -> str:
    """A slim bar for a table cell that already says the number, so hidden for ears. Empty when there is no whole."""
    if whole <= 0:
        return ""
    width = _percent(min(max(size, 0) * FULL // whole, FULL))
    return (
        '<svg class="wd-bar wd-bar--slim" width="128" height="10" aria-hidden="true" focusable="false">'
        '<rect class="wd-whole" width="100%" height="10"/>'
        f'<rect class="wd-part wd-part--spent" width="{width}" height="10"/></svg>'
    )


def steps(points: Sequence[Point], words: Words) -> str:
    """A line of steps over the years that shows where money ends: secured years whole, the others dashed and striped.

    Raises NotDrawable without points or with a point below nothing.
    """
    if not points or any(point.size < 0 for point in points):
        raise NotDrawable("steps", "at least one year, none below nothing")
    width, height, top, foot = 640, 240, 34, 200
    highest = max(point.size for point in points) or 1
    step = width // len(points)
    drawn = []
    for number, point in enumerate(points):
        left, level = number * step, foot - (foot - top) * point.size // highest
        look = "chosen" if point.secured else "unsure"
        unsure = "" if point.secured else " wd-step--unsure"
        area = f'x="{left}" y="{level}" width="{step}" height="{foot - level}"'
        drawn.append(f'<rect class="wd-part--{look} wd-area" {area}/>')
        if not point.secured:
            drawn.append(f'<rect class="wd-area wd-area--pattern" {area} fill="url(#{words.name}-unsure)"/>')
        drawn.append(f'<path class="wd-step{unsure}" d="M{left} {level}H{left + step}"/>')
        middle = left + step // 2
        drawn.append(f'<text x="{middle}" y="{level - 10}" text-anchor="middle">{escape(point.text)}</text>')
        drawn.append(
            f'<text class="wd-chart__soft" x="{middle}" y="{foot + 24}" text-anchor="middle">'
            f"{escape(point.label)}</text>"
        )
    drawn.append(f'<line class="wd-axis" x1="0" x2="{width}" y1="{foot}" y2="{foot}"/>')
    patterns = _patterns([Part("unsure", 1)], words)
    start = f'<svg class="wd-chart" viewBox="0 0 {width} {height}" {_ids(words)}>'
    return _told(start, words, patterns + "".join(drawn))


def _percent(edge: int) -> str:
    return f"{edge // 100}.{edge % 100:02d}%"


def _ids(words: Words) -> str:
    return f'role="img" aria-labelledby="{words.name}-title {words.name}-desc" focusable="false"'


def _told(start: str, words: Words, body: str) -> str:
    title = f'<title id="{words.name}-title">{escape(words.title)}</title>'
    return f'{start}{title}<desc id="{words.name}-desc">{escape(words.description)}</desc>{body}</svg>'


def _patterns(parts: Sequence[Part], words: Words) -> str:
    looks = [look for look in _PATTERNS if any(part.look == look for part in parts)]
    drawn = "".join(
        f'<pattern id="{words.name}-{look}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f"{_PATTERNS[look]}</pattern>"
        for look in looks
    )
    return f"<defs>{drawn}</defs>" if drawn else ""


def _piece(look: str, edges: tuple[int, int], name: str, height: str = "36") -> str:
    place = f'x="{_percent(edges[0])}" width="{_percent(edges[1] - edges[0])}" height="{height}"'
    pattern = f'<rect {place} fill="url(#{name}-{look})"/>' if look in _PATTERNS else ""
    return f'<rect class="wd-part wd-part--{look}" {place}/>{pattern}'
