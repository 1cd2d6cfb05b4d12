# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters and tags of our pages. They print what they are given; the only sums are the widths of a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django import template
from django.forms import CheckboxInput
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from werkdruk.kernel.money import Euro, Money
from werkdruk.web import drawing
from werkdruk.web.wording import day, euro, euro_rounded, fte, is_english, month, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.forms import BaseForm, BoundField

__all__ = ["day", "euro", "euro_rounded", "fte", "month", "register", "whole"]  # Python code asks `wording` itself

register = template.Library()

PARTS = ("chosen", "committed", "spent", "left")


for write in (euro, euro_rounded, whole, fte, day, month):
    register.filter(write)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the field is one box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing that is wrong with a form: the id of the input (empty when it is the whole form), its label, the text.

    The label ends in a point, a question mark or a colon, so the text can follow it.
    """

    target: str
    label: str
    text: str


@register.simple_tag
def field_errors(form: BaseForm) -> list[FieldError]:
    """Everything that is wrong with the form: first the form as a whole, then its fields in their order."""
    found = [FieldError("", "", str(error)) for error in form.non_field_errors()]
    for field in form:
        target = f"{field.auto_id}_0" if field.use_fieldset else str(field.auto_id)
        found += [FieldError(target, _leading(str(field.label)), str(error)) for error in field.errors]
    return found


def _leading(label: str) -> str:
    return label if label.endswith((".", "?", "!", ":")) else f"{label}:"


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where the year is: the phase that is now, its number from 1, and the one after it."""

    now: Any = None
    number: int = 0
    next: Any = None


@register.simple_tag
def phases_ahead(phases: Sequence[Any]) -> Ahead:
    """The phase of now and the next one; empty when no phase is now."""
    for number, phase in enumerate(phases, start=1):
        if _of(phase, "state") == "now":
            return Ahead(phase, number, phases[number] if number < len(phases) else None)
    return Ahead()


def _of(thing: Any, name: str) -> Any:
    return thing[name] if isinstance(thing, dict) else getattr(thing, name)


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """What may be wider than a phone: it scrolls inside its own named region, also with the keyboard."""
    form = '<div class="wd-scroll" role="region" tabindex="0" aria-label="{}">{}</div>'
    return format_html(form, label, mark_safe(content))  # noqa: S308 -- the block was rendered, so escaped, just before


@register.simple_block_tag
def more(content: str, label: str) -> SafeString:
    """A longer story that opens under the label given."""
    form = '<details class="wd-more"><summary>{}</summary><div class="wd-more__body wd-flow">{}</div></details>'
    return format_html(form, label, mark_safe(content))  # noqa: S308 -- the block was rendered, so escaped, just before


@register.simple_block_tag
def words(content: str) -> SafeString:
    """What stands inside, to keep under a name and print twice: the question of a page is its heading and its tab."""
    return mark_safe(content.strip())  # noqa: S308 -- the block was rendered, so escaped, just before


@register.simple_tag
def share_bar(size: Money | int, whole: Money | int) -> SafeString:
    """A slim bar beside a number in a table: how much `size` is of `whole`."""
    return _safe(drawing.bar(_size(size), _size(whole)))


def _size(size: Money | int) -> int:
    return size.cents if isinstance(size, Money) else size


class Pot(Protocol):
    """What the bar shows: received = chosen + committed + spent + left, each euro in one part only.

    chosen is chosen but not committed yet, committed is committed but not spent yet, left is not chosen; left may be
    below nothing, then more was chosen than received.
    """

    received: Euro
    chosen: Euro
    committed: Euro
    spent: Euro
    left: Euro


@dataclass(frozen=True, slots=True)
class PotRow:
    """One row of the table behind the bar; `key` is the square of the legend, empty for the whole."""

    label: str
    note: str
    amount: Euro
    share: str
    key: SafeString | str
    is_whole: bool = False


@register.inclusion_tag("components/pot_bar.html")
def pot_bar(pot: Pot, title: str, name: str = "pot", caveat: str = "") -> dict[str, Any]:
    """The pot as one bar with its table; `name` must differ when a page shows two.

    Raises NotDrawable when the parts do not add up to what was received.
    """
    amounts = {part: getattr(pot, part) for part in PARTS}
    if Euro.sum(amounts.values()) != pot.received:
        raise drawing.NotDrawable("pot bar", "the parts do not add up to what was received")
    rows = list(_rows(pot, amounts, name))
    described = ", ".join(f"{row.label} {euro_rounded(row.amount)}" for row in rows)
    told = drawing.Words(name, title, described)
    parts = [drawing.Part(part, amount.cents) for part, amount in amounts.items() if amount.cents > 0]
    svg = drawing.stacked_bar(parts, max(pot.received.cents, 0), told)
    return {"svg": _safe(svg), "title": title, "caveat": caveat, "rows": rows}


def _rows(pot: Pot, amounts: dict[str, Euro], name: str) -> Iterable[PotRow]:
    yield PotRow(gettext("Ontvangen"), "", pot.received, _share(pot.received, pot.received), "", is_whole=True)
    labels = {
        "chosen": (gettext("Gekozen"), gettext("nog niet vastgelegd")),
        "committed": (gettext("Vastgelegd"), gettext("nog niet besteed")),
        "spent": (gettext("Besteed"), ""),
        "left": (gettext("Over"), gettext("nog niet gekozen")),
    }
    for part, amount in amounts.items():
        label, note = labels[part]
        if part == "left" and amount.cents < 0:
            label, note = gettext("Te veel gekozen"), gettext("meer dan er is")
        look = "over" if amount.cents < 0 else part
        yield PotRow(label, note, amount, _share(amount, pot.received), _safe(drawing.key(look, name)))


def _share(part: Euro, of: Euro) -> str:
    if of.cents <= 0:
        return ""
    tenths = (abs(part.cents) * 2000 + of.cents) // (2 * of.cents)
    sign = "-" if part.cents < 0 else ""
    mark = "." if is_english() else ","
    return f"{sign}{tenths // 10}{mark}{tenths % 10}%"


def _safe(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 -- made by werkdruk.web.drawing, which escapes every text
