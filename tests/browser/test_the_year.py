# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole year of deciding together, day by day: a school of sixty in three units, and two measures that die."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdf
import pytest
from tests.browser.conftest import _settings, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

YEAR = "/school/97WL/2023-2024/"
WORD = "een-lang-wachtwoord"


class School:
    """The school of the walk: its database, and a browser to sit down at."""

    def __init__(self, database: Path, browser) -> None:
        self.database, self.browser = database, browser
        self.run("-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", on="2024-01-15")
        self.crowd("build", on="2024-01-15")

    def run(self, *command: str, on: str) -> str:
        env = {**_settings(self.database, on), "DJANGO_SETTINGS_MODULE": "werkdruk.web.settings"}
        ran = subprocess.run([sys.executable, *command], env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr[-3000:]
        return ran.stdout

    def crowd(self, *what: str, on: str) -> None:
        """What many people do at once, through the actions."""
        self.run(str(Path(__file__).with_name("stage.py")), *what, on=on)

    @contextmanager
    def day(self, on: str) -> Iterator[Day]:
        """The school on that day, served."""
        with serving(self.database, on) as site:
            yield Day(site, self.browser)


class Day:
    """One day at the school."""

    def __init__(self, site: str, browser) -> None:
        self.site, self.browser = site, browser

    @contextmanager
    def as_(self, code: str) -> Iterator:
        """A page of somebody who logged in."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        context.set_default_timeout(8_000)
        page = context.new_page()
        page.goto(f"{self.site}/inloggen/")
        page.locator("[name=username]").fill(code)
        page.locator("[name=password]").fill(WORD)
        page.get_by_role("button", name=re.compile("Log in|Inloggen")).click()
        page.wait_for_url(lambda address: "/inloggen/" not in address)
        try:
            yield page
        finally:
            context.close()


def go(page, day: Day, where: str) -> None:
    assert page.goto(f"{day.site}{YEAR}{where}").status == 200, where


def press(page, name: str, index: int = 0) -> None:
    """Press a button, see the page after it, and no sentence that refuses."""
    page.get_by_role("button", name=name).nth(index).click()
    page.wait_for_load_state()
    assert page.locator("[aria-invalid=true], .wd-errors").count() == 0, page.locator("main").inner_text()[:1500]


def said(page) -> str:
    return " ".join(page.locator("main").inner_text().split())


@pytest.fixture
def school(tmp_path, browser) -> School:
    return School(tmp_path / "werkdruk.sqlite3", browser)


def agree_on_frames(school: School) -> None:
    """Frames, the yes of personnel, the council's yes, and frozen."""
    with school.day("2024-01-15") as day:
        with day.as_("p1") as page:
            page.goto(f"{day.site}/school/97WL/")
            press(page, re.compile("Begin"))
            go(page, day, "kaders/tekst/")
            page.locator("[name=no_holidays]").check()
            page.locator("[name=package][value=yes]").check()
            page.locator("[name=package_by]").fill("2024-04-12")
            press(page, "Bewaar")
            go(page, day, "kaders/")
            press(page, "Leg de tekst vast")
        with day.as_("p2") as page:
            go(page, day, "kaders/")
            press(page, "Vraag al het personeel om ja of nee")
        with day.as_("p40") as page:
            go(page, day, "kaders/")
            page.get_by_label("Ja", exact=True).check()
            press(page, "Geef je antwoord")
    school.crowd("say", "frames", "40", "5", on="2024-01-16")
    with school.day("2024-01-23") as day:
        with day.as_("p2") as page:
            go(page, day, "kaders/")
            press(page, "Sluit het ja of nee en tel")
            assert "het personeel steunt ze" in said(page)
        with day.as_("p1") as page:
            go(page, day, "kaders/")
            press(page, "Vraag de PMR om te bekrachtigen")
        with day.as_("p2") as page:
            go(page, day, "kaders/")
            press(page, "Bekrachtig de kaders")
        with day.as_("p1") as page:
            go(page, day, "kaders/")
            press(page, "Zet de kaders vast")
            assert "Ze gelden voor iedereen" in said(page)


def propose_and_talk(school: School) -> None:
    """Ideas of the two teams, and a talk of the sectie in which an idea gets its price."""
    school.crowd("propose", on="2024-02-05")
    with school.day("2024-02-05") as day, day.as_("p56") as page:
        go(page, day, "gesprek/")
        page.get_by_role("link", name="Techniek").first.click()
        page.locator("[name=people]").fill("5")
        press(page, "Bewaar en begin")
        talk = page.url.split("/gesprek/")[1].split("/")[0]
        go(page, day, f"gesprek/{talk}/ideeen/")
        page.locator("[name=text]").fill("Een assistent die de machines klaarzet")
        press(page, "Zet erbij")
        page.get_by_role("link", name=re.compile("Geef het een prijs")).click()
        page.wait_for_load_state()
        page.locator("[name=problem]").fill("Klaarzetten kost elke dag een half uur.")
        page.locator("[name=purpose][value=relief]").check()
        page.locator("[name=kind][value=service]").check()
        press(page, re.compile("Verder naar de prijs"))
        page.locator("[name=cost]").fill("4.000,00")
        page.locator("[name=first_month]").select_option("2024-04")
        page.locator("[name=benefits]").fill("sectie Techniek")
        press(page, "Maak het voorstel")
        assert "4.000,00" in said(page)
        go(page, day, f"gesprek/{talk}/kiezen/")
        press(page, re.compile("^Kies"))
        assert "gekozen" in said(page)


def judge(school: School) -> None:
    """The leader says of every idea whether it can be done; one cannot."""
    with school.day("2024-03-05") as day, day.as_("p1") as page:
        for number in range(1, 9):
            go(page, day, f"voorstellen/{number}/")
            refused = "studiedag" in page.locator("h1").inner_text()
            form = page.locator("form[action$='oordeel/']")
            for question in form.locator("fieldset").all():
                question.locator("input[type=radio]").first.check()
            if refused:
                form.locator("[name=feasible][value=no]").check()
            form.locator("[name=reason]").fill("Er is dan geen opvang." if refused else "Dit kan.")
            press(page, "Bewaar je oordeel")
    with school.day("2024-03-06") as day, day.as_("p56") as page:
        go(page, day, "gesprek/")
        page.get_by_role("link", name="Techniek").first.click()
        talk = page.url.split("/gesprek/")[1].split("/")[0]
        go(page, day, f"gesprek/{talk}/afronden/")
        press(page, "Leg de keuze vast")
        go(page, day, f"gesprek/{talk}/deelplan/")
        assert "Een assistent die de machines klaarzet" in said(page)


def draft_and_sign(school: School) -> None:
    """A vote by keys for each team: drafted, signed by both sides, and its keys printed."""
    with school.day("2024-03-11") as day:
        with day.as_("p1") as page:
            for _team in ("Bovenbouw", "Onderbouw"):
                go(page, day, "stemmen/bus/")
                press(page, "Maak een concept")
                press(page, "Teken voor de schoolleiding")
        with day.as_("p2") as page:
            for number in (1, 2):
                go(page, day, f"stemmen/bus/{number}/")
                press(page, "Teken voor de PMR")
                with page.expect_download() as download:
                    page.get_by_role("button", name="Maak een vel sleutels (PDF)").click()
                download.value.save_as(school.database.with_name(f"keys-{number}.pdf"))


def vote(school: School) -> None:
    """One person votes in the browser in three screens, the others by the same forms; late votes replace earlier."""
    with school.day("2024-03-12") as day:
        with day.as_("p2") as page:
            for number in (1, 2):
                go(page, day, f"stemmen/bus/{number}/")
                press(page, "Open de bus")
        context = day.browser.new_context(locale="nl-NL")
        page = context.new_page()
        page.goto(f"{day.site}/stem/1/")
        page.locator("[name=key]").fill(keys_of(school, 1)[0])
        press(page, "Naar het stembiljet")
        page.get_by_label(re.compile("Hulp bij examens")).check()
        press(page, "Stem")
        assert page.locator("#merk").inner_text()
        assert context.cookies() == []
        context.close()
        for key in keys_of(school, 1)[1:24]:
            cast(day, 1, key, ["5", "6"])
        for place, key in enumerate(keys_of(school, 2)[:25]):
            cast(day, 2, key, ["1", "2"] if place < 15 else ["3", "4"])


def keys_of(school: School, number: int) -> list[str]:
    """The keys that were printed for a vote, as they stand on paper."""
    paper = pypdf.PdfReader(school.database.with_name(f"keys-{number}.pdf"))
    text = " ".join(page.extract_text() for page in paper.pages)
    return list(dict.fromkeys(re.findall(r"\b(?:[A-Z0-9]{4}[- ]){4}[A-Z0-9]{4}\b", text)))


def cast(day: Day, number: int, key: str, approved: list[str]) -> None:
    """A vote by the forms of the booth, without a browser."""
    address = f"{day.site}/stem/{number}/"
    ballot = posted(address, [("key", key)])
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', ballot)
    receipt = posted(address, [*hidden, *(("approved", each) for each in approved)])
    assert 'id="merk"' in receipt, receipt[:2000]


def posted(address: str, fields: list[tuple[str, str]]) -> str:
    body = urllib.parse.urlencode(fields).encode()
    asked = urllib.request.Request(address, data=body, headers={"Origin": "/".join(address.split("/")[:3])})  # noqa: S310 - our own server
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 - idem
        return str(answer.read().decode())


def count(school: School) -> None:
    """The boxes are closed, counted and made known; each loser is told why."""
    with school.day("2024-04-02") as day, day.as_("p2") as page:
        for number in (1, 2):
            for button in ("Sluit de bus", "Tel de stemmen", "Maak de uitslag bekend"):
                go(page, day, f"stemmen/bus/{number}/")
                press(page, button)
        go(page, day, "uitslag/2/")
        told = said(page)
        assert "Een nieuw roosterprogramma" in told.split("Niet gekozen, en waarom")[1], "what is not chosen says why"


def join(school: School) -> None:
    """The choices of the three places become one plan, and all personnel say yes or no to it."""
    with school.day("2024-04-05") as day, day.as_("p1") as page:
        go(page, day, "plan/")
        press(page, "Maak het plan")
        told = said(page)
        for title in ("Surveillanten bij toetsen", "Een assistent die de machines klaarzet", "Hulp bij examens"):
            assert title in told.split("Niet in het plan, en waarom")[0]
        for title in ("Een nieuw roosterprogramma", "Een extra studiedag"):
            assert title in told.split("Niet in het plan, en waarom")[1], "what died is there with its reason"
        page.locator("[name=closes]").fill("2024-04-09")
        press(page, "Vraag het personeel")
    school.crowd("say", "package", "35", "9", on="2024-04-08")
    with school.day("2024-04-10") as day, day.as_("p1") as page:
        go(page, day, "plan/")
        press(page, "Sluit en tel")
        go(page, day, "plan/")
        press(page, "Vraag de PMR om instemming")


def answer(page, words: str, reasons: str = "") -> None:
    """What the council says to the plan."""
    page.get_by_label(words).check()
    if reasons:
        page.locator("form[action$='antwoord/'] [name=reasons]").fill(reasons)
    press(page, "Leg het antwoord vast")


def refuse_revise_and_consent(school: School) -> None:
    """The council refuses with a reason, the plan is revised and asked about again, and the council consents."""
    with school.day("2024-04-11") as day:
        with day.as_("p2") as page:
            go(page, day, "pmr/")
            answer(page, "De PMR stemt niet in", "De coaching hoort uit een ander potje te komen.")
        with day.as_("p1") as page:
            go(page, day, "plan/")
            assert "De coaching hoort uit een ander potje te komen." in said(page)
            page.locator("#nieuwe-versie").get_by_label(re.compile("Coaching voor starters")).first.check()
            page.locator("#nieuwe-versie [name=reason]").fill("De PMR wil dit uit een ander potje.")
            press(page, "Maak een nieuwe versie")
            go(page, day, "plan/")
            page.locator("[name=closes]").fill("2024-04-12")
            press(page, "Vraag het personeel")
    school.crowd("say", "package", "40", "2", on="2024-04-12")
    with school.day("2024-04-15") as day:
        with day.as_("p1") as page:
            go(page, day, "plan/")
            press(page, "Sluit en tel")
            go(page, day, "plan/")
            press(page, "Vraag de PMR om instemming")
        with day.as_("p2") as page:
            go(page, day, "pmr/")
            answer(page, "De PMR stemt in met deze versie van het plan")
        with day.as_("p40") as page:
            go(page, day, "plan/")
            told, dropped = said(page).split("Niet in het plan, en waarom")
            assert "Versie 2 heeft 4 maatregelen" in told
            assert "Coaching voor starters" in dropped, "the version that was agreed to says what went out"
            go(page, day, "pmr/")
            assert "stemde in" in said(page)


STEPS = (agree_on_frames, propose_and_talk, judge, draft_and_sign, vote, count, join, refuse_revise_and_consent)


def test_a_whole_year_of_deciding_together(school):
    for step in STEPS:
        step(school)
