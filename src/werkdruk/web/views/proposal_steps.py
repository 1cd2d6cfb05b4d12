# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps on the page of a proposal: judging and replying, objecting, supporting, saying something, joining."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import discussing, joining, judging, objecting, proposing
from werkdruk.web.clock import today
from werkdruk.web.converters import number_in
from werkdruk.web.forms.judging import (
    UNIT,
    AnswerForm,
    CommentForm,
    DeclineForm,
    JudgementForm,
    ObjectionForm,
    ReplyForm,
    WithdrawForm,
)
from werkdruk.web.models import JoinOffer, Objection, Proposal, Year
from werkdruk.web.queries import discussions, proposal_history
from werkdruk.web.queries import proposals as queries
from werkdruk.web.queries.themes import checks_of, grounds_of
from werkdruk.web.views.doors import step, visitor
from werkdruk.web.views.proposals import AT, address, found_in, show_proposal
from werkdruk.web.views.sentences import sentence
from werkdruk.web.wording import language

Doing = Callable[[], object]


def _done(request: HttpRequest, found: Proposal, do: Doing, said: str, **sent: forms.Form) -> HttpResponse:
    """The page again after a step, with what was done; with the sentence on the form when it was refused."""
    for name, form in sent.items():
        if not form.is_valid():
            return show_proposal(request, found, **{name: form})
    try:
        do()
    except NotYours:
        raise
    except WerkdrukError as refusal:
        for name, form in sent.items():
            form.add_error(None, sentence(refusal))
            return show_proposal(request, found, **{name: form})
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, said)
    return redirect(address("proposal", found.year, found.number))


@step(Act.SORT_PROPOSALS)
def judge(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Says whether a proposal can be carried out."""
    found = found_in(year, proposal)
    form = JudgementForm(request.POST, checks=checks_of(found), themes=grounds_of(year))

    def do() -> None:
        told = form.cleaned_data
        remarks = judging.judge(
            found,
            feasible=told["feasible"],
            reason=told["reason"],
            by=visitor(request),
            on=today(),
            checks=form.findings(),
            theme=told.get("theme", ""),
        )
        for remark in remarks:
            messages.warning(request, remark.words(language()))

    said = _("Je oordeel over voorstel %(number)s is bewaard.") % {"number": proposal}
    return _done(request, found, do, said, judgement=form)


@step(Act.PROPOSE)
def reply(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Answers a no of the leader."""
    found, form = found_in(year, proposal), ReplyForm(request.POST)
    said = _("Je antwoord staat erbij. De schoolleiding kan opnieuw oordelen.")

    def do() -> None:
        judging.reply(found, form.cleaned_data["text"], by=visitor(request), on=today())

    return _done(request, found, do, said, reply=form)


@step(Act.PROPOSE)
def withdraw(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Takes back one's own proposal."""
    found, form = found_in(year, proposal), WithdrawForm(request.POST)
    said = _("Voorstel %(number)s is ingetrokken.") % {"number": proposal}

    def do() -> None:
        proposing.withdraw(found, reason=form.cleaned_data["reason"], by=visitor(request), on=today())

    return _done(request, found, do, said, withdraw=form)


@step(Act.PROPOSE)
def restore(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Puts back one's own proposal."""
    found = found_in(year, proposal)
    said = _("Voorstel %(number)s staat er weer.") % {"number": proposal}
    return _done(request, found, lambda: proposing.restore(found, by=visitor(request), on=today()), said)


@step(Act.DISCUSS)
def support(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Stands behind a proposal, or no longer."""
    found, stands = found_in(year, proposal), request.POST.get("stands") == "1"
    said = _("Je steunt dit voorstel.") if stands else _("Je steunt dit voorstel niet meer.")
    user = visitor(request)
    return _done(request, found, lambda: discussing.support(found, stands=stands, by=user, on=today()), said)


@step(Act.DISCUSS)
def comment(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Says something about a proposal."""
    found, form = found_in(year, proposal), CommentForm(request.POST)

    def do() -> None:
        discussing.comment(found, form.cleaned_data["text"], by=visitor(request), on=today())

    return _done(request, found, do, _("Je reactie staat erbij."), comment=form)


@step(Act.DISCUSS)
def uncomment(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Takes back one's own comment."""
    found = found_in(year, proposal)
    kept = discussions.comment_of(year, _number(request, "comment"))
    if kept is None or kept.proposal_id != found.pk:
        raise Http404
    user = visitor(request)
    said = _("Je reactie is weg.")
    return _done(request, found, lambda: discussing.remove_comment(kept, by=user, on=today()), said)


@step(Act.DISCUSS)
def object_to(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Objects on behalf of a unit or a function group."""
    found, user = found_in(year, proposal), visitor(request)
    units = queries.own_units(user, year)
    form = ObjectionForm(request.POST, units=units, groups=discussions.groups_of(user, year))

    def do() -> None:
        sort, _colon, which = form.cleaned_data["whose"].partition(":")
        unit = next((unit for unit in units if sort == UNIT and str(unit.pk) == which), None)
        whose = objecting.OnBehalf(unit, "" if unit is not None else which)
        objecting.object_to(found, whose, form.cleaned_data["text"], by=user, on=today())

    said = _("Je bezwaar staat erbij. De schoolleiding antwoordt voordat zij oordeelt.")
    return _done(request, found, do, said, objection=form)


@step(Act.SORT_PROPOSALS)
def answer(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Answers an objection."""
    found = found_in(year, proposal)
    kept = _objection(request, year, found)
    form = AnswerForm(request.POST, prefix=f"answer-{kept.pk}")

    def do() -> None:
        objecting.answer(kept, form.cleaned_data["text"], by=visitor(request), on=today())

    return _done(request, found, do, _("Je antwoord op het bezwaar staat erbij."), **{f"answer_{kept.pk}": form})


@step(Act.DISCUSS)
def take_back(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Takes back one's own objection."""
    found = found_in(year, proposal)
    kept, user = _objection(request, year, found), visitor(request)
    return _done(
        request, found, lambda: objecting.take_back(kept, by=user, on=today()), _("Je bezwaar is teruggenomen.")
    )


@step(Act.PROPOSE)
def offer_accept(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Joins one's proposal with the one of whoever offered."""
    found, kept, user = found_in(year, proposal), _offer(request, year), visitor(request)
    said = _("De twee voorstellen zijn samengevoegd.")
    return _done(request, found, lambda: joining.accept(kept, by=user, on=today()), said)


@step(Act.PROPOSE)
def offer_decline(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Says no to joining."""
    found, kept, form = found_in(year, proposal), _offer(request, year), DeclineForm(request.POST)

    def do() -> None:
        joining.decline(kept, reason=form.cleaned_data["reason"], by=visitor(request), on=today())

    return _done(request, found, do, _("Je hebt het aanbod afgewezen."), decline=form)


@step(Act.PROPOSE)
def offer_back(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Takes one's own offer back."""
    found, kept, user = found_in(year, proposal), _offer(request, year), visitor(request)
    said = _("Je aanbod is teruggenomen.")
    return _done(request, found, lambda: joining.take_offer_back(kept, by=user, on=today()), said)


@step(Act.PROPOSE)
def offer_undo(request: HttpRequest, year: Year, proposal: int) -> HttpResponse:
    """Parts two joined proposals again."""
    found, kept, user = found_in(year, proposal), _offer(request, year), visitor(request)
    said = _("De voorstellen staan weer los van elkaar.")
    return _done(request, found, lambda: joining.undo_joining(kept, by=user, on=today()), said)


def _number(request: HttpRequest, name: str) -> int:
    """A number that a form of ours sends. Raises Http404 for anything else."""
    number = number_in(request.POST.get(name, ""))
    if number is None:
        raise Http404
    return number


def _objection(request: HttpRequest, year: Year, found: Proposal) -> Objection:
    kept = discussions.objection_of(year, _number(request, "objection"))
    if kept is None or kept.proposal_id != found.pk:
        raise Http404
    return kept


def _offer(request: HttpRequest, year: Year) -> JoinOffer:
    kept = proposal_history.offer_of(year, _number(request, "offer"))
    if kept is None:
        raise Http404
    return kept


ONE = f"{AT}<int:proposal>/"
urlpatterns: list[URLPattern] = [
    path(f"{ONE}oordeel/", judge, name="proposal-judge"),
    path(f"{ONE}antwoord/", reply, name="proposal-reply"),
    path(f"{ONE}intrekken/", withdraw, name="proposal-withdraw"),
    path(f"{ONE}terugzetten/", restore, name="proposal-restore"),
    path(f"{ONE}steun/", support, name="proposal-support"),
    path(f"{ONE}reactie/", comment, name="proposal-comment"),
    path(f"{ONE}reactie-weg/", uncomment, name="proposal-uncomment"),
    path(f"{ONE}bezwaar/", object_to, name="proposal-object"),
    path(f"{ONE}bezwaar-antwoord/", answer, name="proposal-answer"),
    path(f"{ONE}bezwaar-terug/", take_back, name="proposal-objection-back"),
    path(f"{ONE}aanbod-aannemen/", offer_accept, name="offer-accept"),
    path(f"{ONE}aanbod-afwijzen/", offer_decline, name="offer-decline"),
    path(f"{ONE}aanbod-terug/", offer_back, name="offer-back"),
    path(f"{ONE}aanbod-ongedaan/", offer_undo, name="offer-undo"),
]
