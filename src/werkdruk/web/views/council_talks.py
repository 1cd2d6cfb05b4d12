# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering the council's questions, deciding about its conditions, and writing down its own rules."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.consent import Reach
from werkdruk.kernel import WerkdrukError
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import councils
from werkdruk.web.actions.council_rules import OwnRules, write_down
from werkdruk.web.clock import today
from werkdruk.web.converters import number_in
from werkdruk.web.forms.council_talks import ConditionsForm, CouncilRulesForm, ReplyForm
from werkdruk.web.models import Year
from werkdruk.web.queries.consents import rules_of
from werkdruk.web.queries.council_talks import question_in
from werkdruk.web.queries.council_terms import council_of
from werkdruk.web.queries.councils import council_page
from werkdruk.web.queries.plans import latest_plan
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.councils import AT, HERE, show_file
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence


@step(Act.ASK_CONSENT)
@unless_changed(HERE)
def reply(request: HttpRequest, year: Year) -> HttpResponse:
    """The answer to one question."""
    number = number_in(request.POST.get("question", ""))
    question = None if number is None else question_in(year, number)
    if question is None:
        raise Http404
    form = ReplyForm(request.POST, auto_id=f"vraag-{question.pk}-%s")
    if not form.is_valid():
        return show_file(request, year, replying=(question.pk, form))
    try:
        councils.reply(question, words=form.cleaned_data["words"], by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("Het antwoord staat bij de vraag."))
    return redirect(reverse("council", args=[year.school.brin, year.school_year]) + "#vragen")


@step(Act.ASK_CONSENT)
@unless_changed(HERE)
def settle(request: HttpRequest, year: Year) -> HttpResponse:
    """What the school does with the conditions."""
    plan = latest_plan(year)
    page = council_page(year, visitor(request), today())
    form = ConditionsForm(request.POST, conditions=page.waiting)
    if plan is None or not page.waiting:
        messages.error(request, _("Er wachten geen voorwaarden op een besluit."))
        return redirect(_address(year))
    if not form.is_valid():
        return show_file(request, year, settling=form)
    outcomes = form.outcomes()
    try:
        councils.settle_conditions(plan, outcomes, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return show_file(request, year, settling=form)
    taken = not any(outcomes.values())
    messages.success(
        request,
        _("De voorwaarden zijn overgenomen: er is instemming.")
        if taken
        else _("Dit is vastgelegd. Pas nu het plan aan en leg het opnieuw voor."),
    )
    return redirect(_address(year))


@in_year
def rules(request: HttpRequest, year: Year) -> HttpResponse:
    """What the council's own rules say, to read and to write down."""
    own = rules_of(year.school)
    form = CouncilRulesForm(request.POST if request.method == "POST" else None, initial=_now(year))
    if request.method == "POST":
        access.may(visitor(request), Act.SET_COUNCIL_RULES, year.school)
        if form.is_valid() and _written(request, year, form):
            messages.success(request, _("Vastgelegd. Dit geldt voor een plan dat hierna wordt voorgelegd."))
            return redirect(_address(year))
    may = access.can(visitor(request), Act.SET_COUNCIL_RULES, year.school)
    return show(request, "council_rules", year, here=HERE, council=council_of(own), may_set=may, form=form)


def _now(year: Year) -> dict[str, object]:
    own = rules_of(year.school)
    if own is None:
        return {"reach": str(Reach.SCHOOL)}
    pauses = "\n".join(f"{first} t/m {last}" for first, last in own.pauses)
    reach = str(Reach.SCHOOL) if Reach(own.reach) is Reach.SITE else own.reach
    told = {"site_council": own.site_council, "reply_weeks": own.reply_weeks, "source": own.source}
    return {"reach": reach, "pauses": pauses, **told}


def _written(request: HttpRequest, year: Year, form: CouncilRulesForm) -> bool:
    told = form.cleaned_data
    reach = Reach(told["reach"])
    if reach is Reach.SCHOOL and told["site_council"]:
        reach = Reach.SITE
    wanted = OwnRules(reach, told["site_council"], told["reply_weeks"], told["pauses"], told["source"])
    try:
        write_down(year.school, wanted, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return False
    return True


def _address(year: Year) -> str:
    return reverse("council", args=[year.school.brin, year.school_year])


urlpatterns: list[URLPattern] = [
    path(f"{AT}vraag/", reply, name="council-reply"),
    path(f"{AT}voorwaarden/", settle, name="council-settle"),
    path(f"{AT}reglement/", rules, name="council-rules"),
]
