# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document out of blocks, so that a paper is written as a list of sentences and tables and needs no markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from werkdruk.web.papers import as_input, pdf, template

Block = dict[str, object]


def document(title: str, blocks: Iterable[Block], *, place: str, lead: str, language: str) -> bytes:
    """The document as PDF: its title, where it is about, its first sentence, and its blocks in their order."""
    data = as_input({"place": place, "lead": lead, "blocks": list(blocks)})
    return pdf(template("document"), title=title, language=language, data=data)


def heading(text: str) -> Block:
    """A heading."""
    return {"kind": "heading", "text": text}


def under(text: str) -> Block:
    """A heading below a heading."""
    return {"kind": "under", "text": text}


def paragraph(text: str) -> Block:
    """A paragraph."""
    return {"kind": "paragraph", "text": text}


def quiet(text: str) -> Block:
    """A paragraph in small print."""
    return {"kind": "quiet", "text": text}


def quote(text: str) -> Block:
    """What somebody wrote, in their words."""
    return {"kind": "quote", "text": text}


def listing(items: Iterable[str]) -> Block:
    """A list of sentences."""
    return {"kind": "list", "items": list(items)}


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: int = 0,
    widths: Sequence[int] = (),
) -> Block:
    """A table; the last `numbers` columns stand to the right, `widths` are the shares of the columns."""
    shares = list(widths) or [1] * len(head)
    return {
        "kind": "table",
        "caption": caption,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "numbers": numbers,
        "widths": shares,
    }
