# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One's own mail address: giving it, confirming it, stopping a mail by one click, taking it away."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from werkdruk.web.actions import mails
from werkdruk.web.actions.mails import Wanted
from werkdruk.web.clock import today
from werkdruk.web.forms.mails import MailForm
from werkdruk.web.queries.letters import mail_page
from werkdruk.web.views.doors import visitor
from werkdruk.web.wording import language


@login_required
def mail(request: HttpRequest) -> HttpResponse:
    """The address of who is logged in."""
    page = mail_page(visitor(request))
    initial = {"address": page.address, "reminders": page.reminders, "digest": page.digest}
    form = MailForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and settings.MAIL_READY and form.is_valid():
        _give(request, form)
        return redirect("mail")
    return render(request, "pages/mail.html", {"page": page, "form": form, "is_ready": settings.MAIL_READY})


def _give(request: HttpRequest, form: MailForm) -> None:
    told = form.cleaned_data
    wanted = Wanted(told["address"], str(language()), told["reminders"], told["digest"])
    kept = mails.give_address(visitor(request), wanted)
    if kept.confirmed_on is not None:
        messages.success(request, _("Dit is vastgelegd."))
        return
    try:
        mails.confirmation(kept, settings.MAIL_SITE).send()
    except (SMTPException, OSError):
        messages.error(request, _("De mail kon niet verstuurd worden. Probeer het later nog eens."))
    else:
        messages.success(request, _("Er is een mail onderweg. Klik op de link daarin, dan klopt het."))


@login_required
def away(request: HttpRequest) -> HttpResponse:
    """Takes the address of who is logged in away."""
    if request.method != "POST":
        return redirect("mail")
    mails.take_away(visitor(request))
    messages.success(request, _("Je mailadres is weggehaald. Er komt geen mail meer."))
    return redirect("mail")


def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the first mail, and the click on it; nobody has to log in for it."""
    is_known = mails.address_to_confirm(token) is not None
    is_done = request.method == "POST" and mails.confirm(token, on=today())
    status = 200 if is_known else 404
    return render(request, "pages/mail_confirm.html", {"is_known": is_known, "is_done": is_done}, status=status)


@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stops the mail whose link this is: a mail program posts here by itself (RFC 8058), a person clicks once."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "POST"])
    kind = mails.kind_to_stop(token)
    is_done = request.method == "POST" and mails.stop(token)
    context = {"kind": kind, "is_done": is_done}
    return render(request, "pages/mail_stop.html", context, status=200 if kind else 404)


urlpatterns: list[URLPattern] = [
    path("mail/", mail, name="mail"),
    path("mail/weg/", away, name="mail-away"),
    path("mail/bevestig/<str:token>/", confirm, name="mail-confirm"),
    path("mail/stop/<str:token>/", stop, name="mail-stop"),
]
