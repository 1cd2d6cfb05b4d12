# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council's file as a paper: the same sections in the same words as the page, to print and to take along."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werkdruk.web.papers.documents import Block, heading, listing, paragraph, quiet, quote, table, under
from werkdruk.web.queries.council_files import CouncilFile, FramesPart
from werkdruk.web.queries.councils import CouncilPage
from werkdruk.web.queries.plan_pages import PlanText
from werkdruk.web.wording import day, euro, month, whole


def blocks_of(page: CouncilPage) -> list[Block]:
    """The file in its order: the plan, prices, who chose, frames, the year before, terms, what was said."""
    text = page.text
    return [
        *([] if text is None else _plan(text, page.file)),
        *_prices(page.file),
        *_places(page.file),
        *([] if text is None else _dropped(text)),
        *_frames(page.file.frames),
        *_before(page.file),
        *_questions(page),
        *_conditions(page),
        *_terms(page),
        *_history(page),
    ]


def _plan(text: PlanText, file: CouncilFile) -> Iterator[Block]:
    yield heading(_("Het plan"))
    rows = [
        [
            f"{line.title}\n{line.unit} · {line.measure}",
            line.purpose,
            f"{month(line.first)} – {month(line.last)}\n{_('structureel') if line.structural else _('eenmalig')}",
            euro(line.amount),
        ]
        for line in text.lines
    ]
    rows.append([_("Samen"), "", "", euro(text.total)])
    caption = _("Werkdrukplan, versie %(version)s") % {"version": text.version}
    head = [_("Maatregel"), _("Waarvoor"), _("Wanneer"), _("Bedrag")]
    yield table(caption, head, rows, numbers=1, widths=[4, 3, 3, 2])
    yield quiet(_("Kenmerk van deze tekst: %(digest)s") % {"digest": text.digest})
    if file.changes:
        yield under(_("Wat is er anders dan in de vorige versie?"))
        yield listing(file.changes)
        if text.reason:
            yield quote(text.reason)


def _prices(file: CouncilFile) -> Iterator[Block]:
    yield heading(_("De prijzen, en hoe ze berekend zijn"))
    if not file.prices:
        yield paragraph(_("Er zijn nog geen prijzen: er is nog geen plan."))
    for each in file.prices:
        yield under(f"{each.title}: {euro(each.amount)}")
        if each.steps:
            yield listing(
                step.text if step.amount is None else f"{step.text} {euro(step.amount)}" for step in each.steps
            )
        else:
            yield paragraph(_("Deze prijs staat vast zoals hij bij het voorstel hoorde."))


def _places(file: CouncilFile) -> Iterator[Block]:
    yield heading(_("Wie koos hoe?"))
    if file.places:
        yield table(
            _("Hoe elke plek koos, en wat er te kiezen was"),
            [_("Plek"), _("Hoe"), _("Wanneer"), _("Gekozen"), _("Losgelaten"), _("Te kiezen")],
            [
                [
                    each.place,
                    each.way,
                    day(each.decided_on) if each.decided_on else _("nog niet"),
                    whole(each.chosen),
                    whole(each.let_go),
                    euro(each.pot),
                ]
                for each in file.places
            ],
            numbers=3,
            widths=[4, 4, 3, 2, 2, 3],
        )
    else:
        yield paragraph(
            _(
                "Er zijn geen deelplannen: dit jaar is er voor de hele school in één keer gekozen, of er is nog niet "
                "gekozen."
            )
        )
    for vote in file.votes:
        told = {"place": vote.place, "day": day(vote.counted_on), "total": whole(vote.electorate)}
        if vote.ballots is None:
            few = _("%(place)s: geteld op %(day)s. Er stemden te weinig mensen om aantallen te laten zien.")
            yield paragraph(few % told)
        else:
            many = _("%(place)s: geteld op %(day)s. %(done)s van de %(total)s mensen stemden.")
            yield paragraph(many % {**told, "done": whole(vote.ballots)})
    if file.reach:
        yield paragraph(_("Wie iets voorstelde, steunde of erover schreef, per groep:"))
        yield listing(f"{group} {words}" for group, words in file.reach)
    yield paragraph(_package(file))
    yield under(_("Wie iets anders wilde"))
    if not file.minorities:
        yield paragraph(_("Geen enkele plek schreef een andere mening op."))
    for place in file.minorities:
        yield paragraph(f"{place.place}:")
        yield quote(place.minority)


def _package(file: CouncilFile) -> str:
    """What personnel said of the whole plan, in one sentence."""
    said = file.package
    if said is None:
        return _("Een ja of nee van al het personeel op het hele plan staat hier niet.")
    support = _("Dat is genoeg steun.") if said.is_backed else _("Dat is niet genoeg steun.")
    if said.entitled is None:
        few = _("Al het personeel zei op %(day)s ja of nee op het hele plan; de aantallen zijn te klein om te tonen.")
        return f"{few % {'day': day(said.on)}} {support}"
    many = _("Ja of nee van al het personeel op het hele plan, %(day)s: %(yes)s ja, %(no)s nee, van %(total)s mensen.")
    told = {"day": day(said.on), "yes": whole(said.in_favour), "no": whole(said.against), "total": whole(said.entitled)}
    return f"{many % told} {support}"


def _dropped(text: PlanText) -> Iterator[Block]:
    yield heading(_("Wat afviel, en waarom"))
    if text.dropped:
        yield listing(f"{each.proposal.text} ({each.unit}): {each.reason}" for each in text.dropped)
    else:
        yield paragraph(_("Alle voorstellen staan in het plan."))


def _frames(frames: FramesPart | None) -> Iterator[Block]:
    yield heading(_("De kaders"))
    if frames is None:
        yield paragraph(_("Dit schooljaar is begonnen zonder vastgelegde kaders."))
        return
    told = {"version": frames.version, "digest": frames.digest_short}
    yield paragraph(_("Versie %(version)s, kenmerk %(digest)s.") % told)
    for check in frames.checks:
        support = _("Dat is genoeg steun.") if check.is_backed else _("Dat is niet genoeg steun.")
        if check.entitled is None:
            words = _("Al het personeel zei op %(day)s ja of nee; de aantallen zijn te klein om te tonen.")
            yield paragraph(f"{words % {'day': day(check.on)}} {support}")
            continue
        words = _("Ja of nee van al het personeel, %(day)s: %(yes)s ja, %(no)s nee, van %(total)s mensen.")
        numbers = {"yes": whole(check.in_favour), "no": whole(check.against), "total": whole(check.entitled)}
        yield paragraph(f"{words % {'day': day(check.on), **numbers}} {support}")
    if not frames.checks:
        yield paragraph(_("Een ja of nee van al het personeel op de kaders staat hier niet."))
    if frames.ratified_on is None:
        yield paragraph(_("De PMR bekrachtigde ze hier nog niet."))
    else:
        yield paragraph(_("De PMR bekrachtigde ze op %(day)s.") % {"day": day(frames.ratified_on)})
    for part in frames.articles:
        yield under(f"{part.number}. {part.title}")
        yield listing(f"{line.number} {line.words}" for line in part.lines)


def _before(file: CouncilFile) -> Iterator[Block]:
    yield heading(_("Vorig schooljaar"))
    if file.before is None:
        yield paragraph(_("Over het vorige schooljaar is hier geen verantwoording vastgesteld."))
    else:
        yield paragraph(file.before.closing)
        yield quiet(file.before.digest_short)
    yield paragraph(_("Een evaluatie van de maatregelen van vorig jaar is er nog niet in dit programma."))


def _questions(page: CouncilPage) -> Iterator[Block]:
    yield heading(_("Vragen en antwoorden"))
    if not page.questions:
        yield paragraph(_("De PMR heeft geen vragen gesteld."))
    for each in page.questions:
        told = {"day": day(each.asked_on), "version": each.version}
        yield under(_("Vraag van %(day)s over versie %(version)s") % told)
        yield quote(each.question)
        if each.answered_on is None:
            yield paragraph(_("Nog geen antwoord."))
        else:
            yield paragraph(_("Antwoord van %(day)s:") % {"day": day(each.answered_on)})
            yield quote(each.answer)


def _conditions(page: CouncilPage) -> Iterator[Block]:
    if page.conditions:
        yield heading(_("Voorwaarden van de PMR"))
        outcomes = {
            None: _("wacht op de school"),
            True: _("overgenomen"),
            False: _("niet zo overgenomen: het plan wordt aangepast"),
        }
        yield listing(
            " ".join([f"{each.text} ({outcomes[each.accepted]})", each.words]).strip() for each in page.conditions
        )


def _terms(page: CouncilPage) -> Iterator[Block]:
    yield heading(_("Regels en termijnen"))
    decides = _("Over dit plan beslist %(name)s.") % {"name": page.council.name}
    yield paragraph(f"{decides} {page.council.why}")
    yield paragraph(
        _(
            "Zwijgen is nooit instemmen. Hoe lang de PMR ook wacht met een antwoord, zonder ja kan het plan niet "
            "worden uitgevoerd."
        )
    )
    head = [_("Wat"), _("Hoe lang"), _("Uiterlijk")]
    rows = [[each.what, each.words, day(each.last_day) if each.last_day else each.otherwise] for each in page.terms]
    yield table(_("Termijnen volgens de Wet medezeggenschap op scholen"), head, rows, widths=[4, 3, 3])
    for each in page.terms:
        if each.steps:
            yield paragraph(_("Hoe komen we aan die dag? %(what)s") % {"what": each.what})
            yield listing(each.steps)
    yield quiet(page.caveat)


def _history(page: CouncilPage) -> Iterator[Block]:
    if page.history:
        yield heading(_("Wat er gebeurde"))
        yield listing(
            f"{day(each.on)}: {each.who} {each.what} "
            f"({_('versie %(version)s, %(digest)s') % {'version': each.version, 'digest': each.digest_short}})"
            for each in page.history
        )


def lead_of(page: CouncilPage) -> str:
    """The first sentence of the paper."""
    if page.text is None:
        return _("Er is nog geen plan.")
    number = len(page.text.lines)
    words = ngettext(
        "Versie %(version)s heeft %(number)s maatregel van samen %(total)s. Stand: %(state)s.",
        "Versie %(version)s heeft %(number)s maatregelen van samen %(total)s. Stand: %(state)s.",
        number,
    )
    told = {"version": page.text.version, "number": number, "total": euro(page.text.total), "state": page.text.state}
    return words % told
