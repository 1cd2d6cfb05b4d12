# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a proposal in two screens, the idea and its price; and with the same screens changing and joining one.

What was typed goes along between the screens, after an error, and when somebody chooses the other language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import translation
from django.utils.translation import gettext as _

from werkdruk.kernel import Month, WerkdrukError
from werkdruk.planning import NotPriced, seen_measure
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import joining, proposing
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.clock import today
from werkdruk.web.forms.judging import OtherForm
from werkdruk.web.forms.proposal_answers import Answers, answers_again, answers_of, answers_of_seen
from werkdruk.web.forms.proposals import IdeaForm, PriceChoices, PriceForm
from werkdruk.web.models import Unit, Year
from werkdruk.web.queries import proposals as queries
from werkdruk.web.queries.library import earlier_proposal
from werkdruk.web.queries.norms import has_own_norms, with_norms
from werkdruk.web.queries.prices import AskKind, Priced, priced
from werkdruk.web.queries.proposal_history import others_for
from werkdruk.web.queries.rounds import pot_for_vote
from werkdruk.web.queries.themes import not_now, themes_of
from werkdruk.web.views.doors import in_year, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.proposals import AT, HERE, address, found_in
from werkdruk.web.views.sentences import sentence

LANGUAGE = "taal"


@dataclass(frozen=True, slots=True)
class Flow:
    """What the two screens are for: where they are sent, what they start with, and what is done at the end.

    `units` are what somebody can choose from; `end` keeps the draft and gives the address to go to.
    """

    year: Year
    at: str
    title: str
    send: str
    units: list[Unit]
    end: Callable[[proposing.ProposalDraft], str]
    start: Answers = field(default_factory=dict)
    note: str = ""


@in_year
def propose(request: HttpRequest, year: Year) -> HttpResponse:
    """Making a proposal: the idea first, then what it costs."""
    _speak(request)
    user = visitor(request)
    access.may(user, Act.PROPOSE, year.school)
    refused = _closed(request, year) or _not_now(request, year)
    if refused is not None:
        return refused

    def end(draft: proposing.ProposalDraft) -> str:
        made = proposing.propose(year, draft, by=user, on=today())
        messages.success(
            request, _("Voorstel %(number)s is ingediend. De schoolleiding kijkt of het kan.") % {"number": made.number}
        )
        return address("proposal", year, made.number)

    start, send = _begun(year, request.GET.get("begin", "")), _("Dien het voorstel in")
    flow = Flow(year, address("propose", year), _("Nieuw voorstel"), send, queries.units_for(user, year), end, start)
    return walk(request, flow)


@in_year
def change(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Changing one's own proposal before it is judged, or after a no."""
    _speak(request)
    user, found = visitor(request), found_in(year, proposal)
    access.may(user, Act.PROPOSE, year.school)
    back = address("proposal", year, proposal)
    if not queries.page_of(found, user, today()).may.change:
        messages.error(request, _("Dit voorstel kun je nu niet veranderen."))
        return redirect(back)

    def end(draft: proposing.ProposalDraft) -> str:
        proposing.change(found, draft, by=user, on=today())
        messages.success(request, _("Voorstel %(number)s is veranderd, met een nieuwe prijs.") % {"number": proposal})
        return back

    title = _("Voorstel %(number)s veranderen") % {"number": proposal}
    units = _with(queries.units_for(user, year), found.unit)
    start, at = answers_of(found, themes_of(year)), address("proposal-change", year, proposal)
    return walk(request, Flow(year, at, title, _("Bewaar de verandering"), units, end, start))


@in_year
def join(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Offering to join one's own proposal with another: choosing it first, then the two screens."""
    _speak(request)
    user, found = visitor(request), found_in(year, proposal)
    access.may(user, Act.PROPOSE, year.school)
    back = address("proposal", year, proposal)
    if not queries.page_of(found, user, today()).may.join:
        messages.error(request, _("Dit voorstel kun je nu niet samenvoegen."))
        return redirect(back)
    choice = OtherForm(request.GET if "other" in request.GET else None, others=others_for(found))
    if not choice.is_valid():
        crumbs = queries.crumbs_below(year, _("Samenvoegen"))
        return show(request, "join", year, here=HERE, form=choice, crumbs=crumbs, proposal=found, back=back)
    other = found_in(year, choice.cleaned_data["other"])

    def end(draft: proposing.ProposalDraft) -> str:
        offer = joining.offer_joining(found, other, draft, by=user, on=today())
        told = {"number": other.number}
        if offer.state == "open":
            messages.success(request, _("Je aanbod ligt bij de indiener van voorstel %(number)s.") % told)
        else:
            messages.success(request, _("De twee voorstellen zijn samengevoegd."))
        return back

    start = answers_of(found, themes_of(year))
    start["problem"] = f"{found.problem}\n\n{other.problem}"[:2000]
    title = _("Voorstel %(own)s en %(other)s samenvoegen") % {"own": proposal, "other": other.number}
    words = _("Maak er één voorstel van, met een eigen prijs. Voorstel %(number)s is: %(title)s. %(problem)s")
    note = words % {"number": other.number, "title": other.title, "problem": other.problem}
    at = f"{address('proposal-join', year, proposal)}?other={other.number}"
    units = _with(queries.units_for(user, year), found.unit)
    return walk(request, Flow(year, at, title, _("Bied dit aan"), units, end, start, note))


@in_year
def price(request: HttpRequest, year: Year) -> HttpResponse:
    """The price of what is filled in so far: a part of the page while typing, the whole page for the button."""
    access.may(visitor(request), Act.PROPOSE, year.school)
    kind = request.POST.get("kind", "")
    if kind not in set(AskKind):
        return redirect(address("propose", year))
    if request.headers.get("HX-Request") != "true":
        return propose(request, year.school.brin, year.school_year)
    form = _filled(request, year, AskKind(kind))
    return render(request, "pages/proposal_price.html", {"shown": _worth(form, year)})


def _speak(request: HttpRequest) -> None:
    """Goes on in the language that was chosen with the button below the form."""
    chosen = request.POST.get(LANGUAGE, "")
    if chosen in dict(settings.LANGUAGES):
        translation.activate(chosen)


def _closed(request: HttpRequest, year: Year) -> HttpResponse | None:
    if queries.is_open(year):
        return None
    messages.error(request, _("Indienen kan nu niet: dat kan vanaf de kaders tot het kiezen begint."))
    return redirect(address("proposals", year))


def _not_now(request: HttpRequest, year: Year) -> HttpResponse | None:
    words = not_now(year, today())
    if not words:
        return None
    messages.error(request, words)
    return redirect(address("proposals", year))


def _with(units: list[Unit], own: Unit) -> list[Unit]:
    return units if own in units else [own, *units]


def _begun(year: Year, begin: str) -> Answers:
    """What a starting point fills in; nothing for one that is not known."""
    sort, _dash, rest = begin.partition("-")
    if sort == "voorbeeld":
        measure = seen_measure(rest)
        return {} if measure is None else answers_of_seen(measure)
    start, _dash, number = rest.partition("-")
    if sort == "eerder" and start.isdecimal() and number.isdecimal() and len(rest) < len("2000-99999"):
        found = earlier_proposal(year, int(start), int(number))
        return {} if found is None else answers_again(found)
    return {}


def walk(request: HttpRequest, flow: Flow) -> HttpResponse:
    """The next screen, or what is done at the end of the last."""
    _speak(request)
    if request.method != "POST":
        return _show_idea(request, flow, _idea(flow, initial=flow.start), flow.start)
    if request.POST.get(LANGUAGE) in dict(settings.LANGUAGES):
        return _in_language(request, flow)
    idea, typed = _idea(flow, data=request), _typed(request)
    if "back" in request.POST or not idea.is_valid() or not _is_framed(flow.year, idea):
        return _show_idea(request, flow, idea, typed)
    kind = idea.cleaned_data["kind"]
    if "next" in request.POST:
        form = PriceForm(initial=_second(flow.year, typed), kind=kind, choices=_choices(flow.year))
        return _show_price(request, flow, idea, form)
    form = _filled(request, flow.year, kind)
    if "send" not in request.POST:
        form.errors.pop("benefits", None)  # asked for when the proposal is sent, not for its price
        return _show_price(request, flow, idea, form)
    to = _end(request, flow, idea, form) if form.is_valid() else None
    return _show_price(request, flow, idea, form) if to is None else redirect(to)


def _idea(flow: Flow, *, data: HttpRequest | None = None, initial: Answers | None = None) -> IdeaForm:
    sent = None if data is None else data.POST
    return IdeaForm(sent, units=flow.units, themes=themes_of(flow.year), initial=initial)


def _is_framed(year: Year, idea: IdeaForm) -> bool:
    """Whether the frames allow the idea; what they say against it comes on the form."""
    unit = next(unit for unit in queries.units_of_school(year) if unit.pk == idea.cleaned_data["unit"])
    try:
        proposing.require_in_frames(year, unit, idea.met(), today())
    except Forbidden as refusal:
        idea.add_error("themes" if idea.cleaned_data.get("themes") else None, sentence(refusal))
        return False
    return True


def _choices(year: Year) -> PriceChoices:
    return PriceChoices(queries.months_of(year), queries.units_of_school(year), has_own_norms(year.school))


def _filled(request: HttpRequest, year: Year, kind: AskKind) -> PriceForm:
    form = PriceForm(request.POST, kind=kind, choices=_choices(year))
    form.is_valid()
    return form


def _end(request: HttpRequest, flow: Flow, idea: IdeaForm, form: PriceForm) -> str | None:
    """The address to go to after the end; None when it was refused, with the sentence on the form."""
    wish, told, second = form.wish(), idea.cleaned_data, form.cleaned_data
    if wish is None:
        return None
    places = {unit.pk: unit for unit in queries.units_of_school(flow.year)}
    draft = proposing.ProposalDraft(
        unit=places[told["unit"]],
        title=told["title"],
        problem=told["problem"],
        purpose=told["purpose"],
        wish=with_norms(wish, flow.year.school, own=form.is_own),
        more_work=second["more_work"],
        themes=idea.met(),
        more_work_unit=places.get(second["more_work_unit"]),
        more_work_group=second["more_work_group"],
        buys=told.get("buys"),
    )
    try:
        return flow.end(draft)
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return None


def _in_language(request: HttpRequest, flow: Flow) -> HttpResponse:
    """The same screen in the other language, with what was typed; nothing is checked."""
    kind, typed = request.POST.get("kind", ""), _typed(request)
    if request.POST.get("screen") == "2" and kind in set(AskKind):
        form = PriceForm(initial=typed, kind=AskKind(kind), choices=_choices(flow.year))
        answer = _show_price(request, flow, _idea(flow, initial=typed), form)
    else:
        answer = _show_idea(request, flow, _idea(flow, initial=typed), typed)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        request.POST[LANGUAGE],
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return answer


def _typed(request: HttpRequest) -> Answers:
    """All that was filled in on both screens."""
    several = {"themes": request.POST.getlist("themes")}
    return {**{name: str(value) for name, value in request.POST.items()}, **several}


def _second(year: Year, typed: Answers) -> Answers:
    """What the second screen starts with: from next month on, and the answers that were given before."""
    following = Month.of(today()).next()
    start: Answers = {"first_month": str(following)} if following in queries.months_of(year) else {}
    return {**start, **{name: typed[name] for name in PriceForm.base_fields if name in typed}}


@dataclass(frozen=True, slots=True)
class Worth:
    """A price beside the pot, or what is still missing for one."""

    priced: Priced | None = None
    share: str = ""
    over: bool = False


def _worth(form: PriceForm, year: Year) -> Worth:
    wish = form.wish()
    if wish is None:
        return Worth()
    try:
        found = priced(with_norms(wish, year.school, own=form.is_own), year.school.kind)
    except NotPriced:
        return Worth()
    pot = pot_for_vote(year, today())
    return Worth(found, queries.share_of(found.price.amount, pot), pot is not None and found.price.amount > pot)


def _show_idea(request: HttpRequest, flow: Flow, idea: IdeaForm, typed: Answers) -> HttpResponse:
    """The first screen; the answers of the second come along with it, hidden."""
    kept = tuple((name, typed[name]) for name in PriceForm.base_fields if name in typed)
    return _show(request, flow, "propose", form=idea, kept=kept)


def _show_price(request: HttpRequest, flow: Flow, idea: IdeaForm, form: PriceForm) -> HttpResponse:
    return _show(request, flow, "propose_price", form=form, idea=idea, shown=_worth(form, flow.year))


def _show(request: HttpRequest, flow: Flow, page: str, **context: Any) -> HttpResponse:
    crumbs = queries.crumbs_below(flow.year, flow.title)
    return show(request, page, flow.year, here=HERE, flow=flow, crumbs=crumbs, language_below=True, **context)


urlpatterns: list[URLPattern] = [
    path(f"{AT}nieuw/", propose, name="propose"),
    path(f"{AT}prijs/", price, name="price"),
    path(f"{AT}<int:proposal>/veranderen/", change, name="proposal-change"),
    path(f"{AT}<int:proposal>/samenvoegen/", join, name="proposal-join"),
]
