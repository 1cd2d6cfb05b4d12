# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing in a real browser: two screens, by keyboard alone, on a phone, without JavaScript, in another language."""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLACE = "/school/99CC/2023-2024/voorstellen/"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDTH = "() => document.documentElement.scrollWidth"
OPEN_ALL = "() => document.querySelectorAll('details').forEach(story => { story.open = true })"


def faults_of(page, name: str) -> list[str]:
    """What axe and a narrow screen have against the page that is open."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(OPEN_ALL)
    found = [f"{name}: {each['id']}" for each in Axe().run(page, options=RULES).response["violations"]]
    page.set_viewport_size({"width": 320, "height": 640})
    if page.evaluate(WIDTH) > 320:
        found.append(f"{name}: {page.evaluate(WIDTH)} px wide at 320")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def fill_idea(page, title: str, kind: str = "kleinere klassen") -> None:
    page.get_by_label("Wat maakt het werk nu te zwaar?").fill("De klassen zijn te vol.")
    page.get_by_label("Wat is je idee, in één zin?").fill(title)
    page.get_by_label(kind).check()


def test_every_page_of_proposals_can_be_used_by_all_and_on_a_phone(site, sit_down):
    faults = []
    with sit_down(site, "leider-brug") as page:
        page.goto(f"{site}{PLACE}nieuw/")
        fill_idea(page, "Klassen van 25")
        faults += faults_of(page, "screen 1")
        press(page, "Verder naar de prijs")
        faults += faults_of(page, "screen 2")
        press(page, "Dien het voorstel in")
        faults += faults_of(page, "screen 2 with what is wrong")
        page.get_by_label("Hoeveel fte geeft nu les aan deze klassen?").fill("6,5")
        page.get_by_label("Hoeveel leerlingen zitten nu in een klas?").fill("26")
        page.get_by_label("Hoeveel worden dat er?").fill("25")
        page.get_by_label("Wie krijgt het er lichter door?").fill("docenten van klas 2")
        press(page, "Dien het voorstel in")
        assert "Klassen van 25" in page.locator("h1").inner_text()
        faults += faults_of(page, "own proposal")
        page.get_by_role("link", name="Voeg het samen met een voorstel dat erop lijkt").click()
        page.wait_for_load_state()
        faults += faults_of(page, "joining")
        page.locator("[name=other]").first.check()
        press(page, "Verder")
        faults += faults_of(page, "the joined proposal")
        for address in ("", "voorbeelden/", "1/", "?stand=submitted"):
            page.goto(f"{site}{PLACE}{address}")
            faults += faults_of(page, address or "list")
    with sit_down(site, "controller") as page:
        page.goto(f"{site}/bestuur/99901/normen/")
        faults += faults_of(page, "norms")
    assert faults == []


def test_a_proposal_with_a_price_is_made_by_keyboard_alone(site, sit_down):
    with sit_down(site, "leider-brug") as page:
        page.goto(f"{site}{PLACE}nieuw/")
        tab_to(page, "problem")
        page.keyboard.type("Surveilleren kost elke docent negen uur.")
        tab_to(page, "title")
        page.keyboard.type("Iemand die surveilleert")
        tab_to(page, "kind")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        tab_to(page, "next")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        page.get_by_text("Scherm 2 van 2").wait_for()
        page.wait_for_load_state()
        tab_to(page, "hours")
        page.keyboard.type("120")
        page.locator("[aria-live]").filter(has_text="€").first.wait_for()
        tab_to(page, "benefits")
        page.keyboard.type("alle docenten")
        tab_to(page, "send")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"voorstellen/\d+/$"))
        assert "Iemand die surveilleert" in page.locator("h1").inner_text()


def tab_to(page, name: str) -> None:
    """Presses Tab until the field or button of that name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == name:
            return
    pytest.fail(f"the keyboard never comes to {name}")


def test_enter_in_a_text_goes_on_and_changes_no_language(site, sit_down):
    with sit_down(site, "leider-brug", javascript=False) as page:
        page.goto(f"{site}{PLACE}nieuw/")
        page.locator("[name=title]").fill("Half idee")
        page.locator("[name=title]").press("Enter")
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("lang") == "nl"
        assert page.locator("[name=title]").input_value() == "Half idee"


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_typed_survives_the_other_language(site, sit_down, javascript):
    with sit_down(site, "leider-brug", javascript=javascript) as page:
        page.goto(f"{site}{PLACE}nieuw/")
        fill_idea(page, "Klassen van 25", kind="extra mensen (fte)")
        press(page, "Verder naar de prijs")
        page.locator("[name=fte]").fill("0,7")
        page.locator("[name=benefits]").fill("het hele team")
        page.get_by_role("button", name="English").click()
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("[name=fte]").input_value() == "0,7"
        assert page.locator("[name=benefits]").input_value() == "het hele team"
        assert page.locator("input[name=title]").get_attribute("value") == "Klassen van 25"


def test_an_objection_a_judgement_and_support_work_without_javascript(site, sit_down):
    with sit_down(site, "leider-brug", javascript=False, width=320) as page:
        page.goto(f"{site}{PLACE}2/")
        press(page, "Ik steun dit")
        assert "Je steunt dit voorstel." in page.locator("main").inner_text()
        press(page, "Neem je steun terug")
        page.get_by_label("Wat wil je erover zeggen?").fill("Dit scheelt ons een week.")
        press(page, "Plaats je reactie")
        assert "Dit scheelt ons een week." in page.locator("main").inner_text()
        press(page, "Neem je reactie terug")
        page.get_by_text("Maakt dit jullie werk zwaarder? Maak bezwaar").click()
        page.locator("[name=objection-whose]").first.check()
        page.locator("[name=objection-text]").fill("Wij moeten dan roosteren.")
        press(page, "Maak bezwaar")
        page.locator("[name$='-text'][name^=answer]").fill("Dat doet de administratie.")
        press(page, "Bewaar je antwoord")
        for check in ("shortage", "formation", "shifted-work"):
            page.locator(f"[name=check_{check}][value=fine]").check()
        page.locator("[name=feasible][value=yes]").check()
        page.locator("[name=reason]").fill("Dit kan.")
        press(page, "Bewaar je oordeel")
        assert "haalbaar" in page.locator("main").inner_text()
