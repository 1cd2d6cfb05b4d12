# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of proposals: the list, one proposal, and making one in two screens with the price worked out at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import Month, WerkdrukError
from werkdruk.planning import NotPriced
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import proposing
from werkdruk.web.clock import today
from werkdruk.web.forms.proposals import IdeaForm, JudgementForm, PriceForm
from werkdruk.web.models import Proposal, Year
from werkdruk.web.queries import proposals as queries
from werkdruk.web.queries.prices import AskKind, Priced, priced
from werkdruk.web.queries.results import verdict_of
from werkdruk.web.queries.rounds import pot_for_vote
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence

HERE = "proposals"


@in_year
def proposals(request: HttpRequest, year: Year) -> HttpResponse:
    """All proposals of a year."""
    page = queries.proposals_of(year, visitor(request), today())
    return show(request, "proposals", year, here=HERE, page=page)


@in_year
def proposal_page(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """One proposal."""
    return _show_proposal(request, _found(year, proposal), JudgementForm())


@step(Act.SORT_PROPOSALS)
def judge(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Says whether a proposal can be carried out."""
    found = _found(year, proposal)
    form = JudgementForm(request.POST)
    if not form.is_valid():
        return _show_proposal(request, found, form)
    answers = form.cleaned_data
    try:
        proposing.judge(found, feasible=answers["feasible"], reason=answers["reason"], by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return _show_proposal(request, found, form)
    messages.success(request, _("Je oordeel over voorstel %(number)s is bewaard.") % {"number": proposal})
    return redirect(_address("proposals", year))


@step(Act.PROPOSE)
def withdraw(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Takes back one's own proposal."""
    found = _found(year, proposal)
    try:
        proposing.withdraw(found, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("Voorstel %(number)s is ingetrokken.") % {"number": proposal})
    return redirect(_address("proposal", year, proposal))


@in_year
def propose(request: HttpRequest, year: Year) -> HttpResponse:
    """Making a proposal: the idea first, then what it costs. What was typed goes along between the two screens."""
    access.may(visitor(request), Act.PROPOSE, year.school)
    if not queries.proposals_of(year, visitor(request), today()).is_open:
        messages.error(request, _("Indienen kan niet meer: de stemming over dit schooljaar is al geopend."))
        return redirect(_address("proposals", year))
    if request.method != "POST":
        return _show_idea(request, year, _idea(request, year, filled=False))
    idea = _idea(request, year)
    if "back" in request.POST or not idea.is_valid():
        return _show_idea(request, year, idea)
    kind = idea.cleaned_data["kind"]
    if "next" in request.POST:
        form = PriceForm(initial=_initial(request, year), kind=kind, months=_months(year))
        return _show_price(request, year, idea, form)
    form = PriceForm(request.POST, kind=kind, months=_months(year))
    made = _propose(request, year, idea, form) if form.is_valid() else None
    if made is None:
        return _show_price(request, year, idea, form)
    messages.success(
        request, _("Voorstel %(number)s is ingediend. De schoolleiding kijkt of het kan.") % {"number": made.number}
    )
    return redirect(_address("proposal", year, made.number))


@in_year
def price(request: HttpRequest, year: Year) -> HttpResponse:
    """The price of what is filled in so far: a part of the page while typing, the whole page for the button."""
    access.may(visitor(request), Act.PROPOSE, year.school)
    kind = request.POST.get("kind", "")
    if kind not in set(AskKind):
        return redirect(_address("propose", year))
    form = PriceForm(request.POST, kind=AskKind(kind), months=_months(year))
    form.is_valid()
    form.errors.pop("benefits", None)  # asked for when the proposal is sent, not for its price
    if request.headers.get("HX-Request") == "true":
        return render(request, "pages/proposal_price.html", {"shown": _worth(form, year)})
    return _show_price(request, year, _idea(request, year), form)


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
        found = priced(wish, year.school.kind)
    except NotPriced:
        return Worth()
    pot = pot_for_vote(year, today())
    return Worth(found, queries.share_of(found.price.amount, pot), pot is not None and found.price.amount > pot)


def _propose(request: HttpRequest, year: Year, idea: IdeaForm, form: PriceForm) -> Proposal | None:
    """The proposal as it was kept; None when it was refused, with the sentence on the form."""
    told, user = idea.cleaned_data, visitor(request)
    wish = form.wish()
    unit = next(unit for unit in queries.units_for(user, year) if unit.pk == told["unit"])
    if wish is None:
        return None
    draft = proposing.ProposalDraft(
        unit=unit,
        title=told["title"],
        problem=told["problem"],
        purpose=told["purpose"],
        wish=wish,
        more_work=form.cleaned_data["more_work"],
    )
    try:
        return proposing.propose(year, draft, by=user, on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return None


def _idea(request: HttpRequest, year: Year, *, filled: bool = True) -> IdeaForm:
    return IdeaForm(request.POST if filled else None, units=queries.units_for(visitor(request), year))


def _months(year: Year) -> tuple[Month, ...]:
    return queries.months_of(year)


def _kept(request: HttpRequest) -> dict[str, str]:
    """The answers of the second screen that came along with the first."""
    names = PriceForm.base_fields
    return {name: request.POST[name] for name in names if name in request.POST}


def _initial(request: HttpRequest, year: Year) -> dict[str, str]:
    """What the second screen starts with: from next month on, and the answers that were given before."""
    following = Month.of(today()).next()
    start = {"first_month": str(following)} if following in _months(year) else {}
    return {**start, **_kept(request)}


def _show_idea(request: HttpRequest, year: Year, idea: IdeaForm) -> HttpResponse:
    kept = tuple(_kept(request).items())
    return show(request, "propose", year, here=HERE, form=idea, kept=kept, crumbs=_crumbs(year, _("Nieuw voorstel")))


def _show_price(request: HttpRequest, year: Year, idea: IdeaForm, form: PriceForm) -> HttpResponse:
    crumbs = _crumbs(year, _("Nieuw voorstel"))
    return show(
        request, "propose_price", year, here=HERE, form=form, idea=idea, crumbs=crumbs, shown=_worth(form, year)
    )


def _show_proposal(request: HttpRequest, found: Proposal, form: JudgementForm) -> HttpResponse:
    page = queries.page_of(found, visitor(request), today())
    crumbs = _crumbs(found.year, _("Voorstel %(number)s") % {"number": page.number})
    return show(
        request, "proposal", found.year, here=HERE, page=page, form=form, crumbs=crumbs, verdict=verdict_of(found)
    )


def _found(year: Year, number: int) -> Proposal:
    found = queries.proposal_of(year, number)
    if found is None:
        raise Http404
    return found


def _address(name: str, year: Year, *rest: object) -> str:
    return reverse(name, args=[year.school.brin, year.school_year, *rest])


def _crumbs(year: Year, last: str) -> tuple[tuple[str, str], ...]:
    return queries.crumbs_below(year, last)


AT = "school/<brin:brin>/<schoolyear:school_year>/voorstellen/"
urlpatterns: list[URLPattern] = [
    path(AT, proposals, name="proposals"),
    path(f"{AT}nieuw/", propose, name="propose"),
    path(f"{AT}prijs/", price, name="price"),
    path(f"{AT}<int:proposal>/", proposal_page, name="proposal"),
    path(f"{AT}<int:proposal>/oordeel/", judge, name="proposal-judge"),
    path(f"{AT}<int:proposal>/intrekken/", withdraw, name="proposal-withdraw"),
]
