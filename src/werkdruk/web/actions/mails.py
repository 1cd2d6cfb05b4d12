# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail: giving an address, confirming it by the link in the first mail, stopping, and sending each letter once.

An address is the person's own: no role may see or set it, and nothing of it is logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from werkdruk.web.models import MailAddress, SentMail, User
from werkdruk.web.queries.letters import Letter

CONFIRM, STOP = "werkdruk.mail.confirm", "werkdruk.mail.stop"
CONFIRM_WITHIN = timedelta(days=7)
KINDS = ("reminders", "digest")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants: where, in which language, and which mails."""

    address: str
    language: str
    reminders: bool = True
    digest: bool = True


@transaction.atomic
def give_address(user: User, wanted: Wanted) -> MailAddress:
    """The address somebody gave for themselves; another one than before waits for its confirmation."""
    kept = MailAddress.objects.select_for_update().filter(user=user).first() or MailAddress(user=user)
    if kept.address != wanted.address:
        kept.address, kept.confirmed_on = wanted.address, None
    kept.language, kept.reminders, kept.digest = wanted.language, wanted.reminders, wanted.digest
    kept.save()
    return kept


def take_away(user: User) -> None:
    """No address of this person any more, and nothing of what was sent to it."""
    MailAddress.objects.filter(user=user).delete()


def confirm(token: str, *, on: date) -> bool:
    """Whether the link confirmed an address: it does so within a week, for the address it was sent to."""
    address = address_to_confirm(token)
    if address is None:
        return False
    if address.confirmed_on is None:
        address.confirmed_on = on
        address.save(update_fields=["confirmed_on"])
    return True


def address_to_confirm(token: str) -> MailAddress | None:
    """The address a link is about; None for a link that is not ours, too old, or of another address."""
    try:
        told = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    address = MailAddress.objects.filter(pk=told["id"]).first()
    return address if address is not None and _mark(address) == told["mark"] else None


def stop(token: str) -> bool:
    """Whether the link is one of ours; the mail it stood in is not sent any more."""
    kind = kind_to_stop(token)
    if kind is None:
        return False
    told = signing.loads(token, salt=STOP)
    MailAddress.objects.filter(pk=told["id"]).update(**{kind: False})
    return True


def kind_to_stop(token: str) -> str | None:
    """Which mail a link stops; None for a link that is not ours. Such a link stays good for ever."""
    try:
        kind = str(signing.loads(token, salt=STOP)["kind"])
    except signing.BadSignature:
        return None
    return kind if kind in KINDS else None


def _mark(address: MailAddress) -> str:
    """A trace of an address that does not give it away, for links that end up in logs."""
    return salted_hmac(CONFIRM, address.address, algorithm="sha256").hexdigest()[:16]


def confirmation(address: MailAddress, site: str, connection: BaseEmailBackend | None = None) -> EmailMessage:
    """The mail that asks whether the address is right."""
    token = signing.dumps({"id": address.pk, "mark": _mark(address)}, salt=CONFIRM)
    with translation.override(address.language):
        lines = [
            _("Iemand gaf dit adres op voor herinneringen van Werkdruk. Was jij dat? Bevestig het dan:"),
            site + reverse("mail-confirm", args=[token]),
            _("Was jij het niet, doe dan niets. Er komt verder geen mail."),
        ]
        subject = _("Werkdruk: klopt dit mailadres?")
    return EmailMessage(subject, "\n\n".join(lines), settings.MAIL_FROM, [address.address], connection=connection)


def message(
    address: MailAddress, letter: Letter, site: str, connection: BaseEmailBackend | None = None
) -> EmailMessage:
    """The letter as a mail that can be stopped by one click."""
    token = signing.dumps({"id": address.pk, "kind": letter.kind}, salt=STOP)
    url = site + reverse("mail-stop", args=[token])
    with translation.override(address.language):
        end = [_("Geen mail meer? Eén klik, zonder inloggen: %(url)s") % {"url": url}]
    headers = {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Message-ID": _id(address, letter),
        "Auto-Submitted": "auto-generated",
    }
    body = "\n\n".join([*letter.lines, *end])
    to = [address.address]
    return EmailMessage(letter.subject, body, settings.MAIL_FROM, to, headers=headers, connection=connection)


def _id(address: MailAddress, letter: Letter) -> str:
    """The same id for the same letter to the same person, so that a mail server can see a double one."""
    mark = salted_hmac("werkdruk.mail.id", f"{address.pk}:{letter.key}", algorithm="sha256").hexdigest()[:32]
    return f"<{mark}@werkdruk>"


def claim(address: MailAddress, letter: Letter, *, on: date) -> SentMail | None:
    """The right to send a letter, given once ever; None when it was given before.

    It is kept before anything is sent: a run that is killed in between never leads to a second mail.
    """
    try:
        with transaction.atomic():
            return SentMail.objects.create(address=address, key=letter.key, claimed_on=on)
    except IntegrityError:
        return None


def deliver(claimed: SentMail, mail: EmailMessage) -> bool:
    """Whether the mail server took the mail. When it says no the claim is given back, and the next run tries again."""
    try:
        mail.send()
    except (SMTPException, OSError):
        claimed.delete()
        return False
    claimed.sent = True
    claimed.save(update_fields=["sent"])
    return True


def uncertain() -> int:
    """How many letters were claimed by a run that was cut off: maybe sent, maybe not, and never sent again."""
    return SentMail.objects.filter(sent=False).count()
