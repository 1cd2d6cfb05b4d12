# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way a person walks, by hand, in a real browser: from the board's money to an account that closes to the cent."""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

YEAR = "/school/99BB/2023-2024/"


def lead(page) -> str:
    return page.locator(".wd-lead").inner_text()


def euros(text: str) -> list[int]:
    """The amounts in a text, in cents."""
    found = re.findall(r"€\s*(-?[\d.]+),(\d{2})", text.replace("\N{NO-BREAK SPACE}", " "))
    return [int(whole.replace(".", "")) * 100 + int(cents) for whole, cents in found]


def settled(page, button: str) -> None:
    """Press a button and see the page that follows it."""
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


@pytest.mark.parametrize(
    ("width", "javascript"), [(1280, True), (1280, False), (320, False)], ids=["desk", "without-javascript", "phone"]
)
def test_from_the_board_to_an_account_that_closes(site, sit_down, width, javascript):
    here = {"width": width, "javascript": javascript}
    with sit_down(site, "controller", **here) as page:
        page.goto(f"{site}/bestuur/99901/")
        assert "49.256,18" in lead(page), "the board still owes a school its share"
        settled(page, re.compile("door aan de schol"))
        proof = page.get_by_text(re.compile(r"Binnengekomen .* = €\s0,00")).first.inner_text()
        received, passed_on, rest = euros(proof)[:3]
        assert (received - passed_on, rest) == (0, 0)

    with sit_down(site, "docent", **here) as page:
        page.goto(site + YEAR)
        assert "215.815" in lead(page)
        page.goto(f"{site}{YEAR}stemmen/")
        for title in ("Leerlingenbalie", "Vakman voor de instrumenten", "Jobcoach"):
            page.get_by_label(re.compile(title)).check()
        settled(page, "Stem")
        assert "55 van de 66" in page.locator("main").inner_text()

    with sit_down(site, "schoolleider", **here) as page:
        page.goto(f"{site}{YEAR}stemmen/")
        settled(page, re.compile("tel"))
        page.goto(f"{site}{YEAR}uitslag/")
        losers = page.locator("main").inner_text().split("Niet gekozen, en waarom")[1]
        assert "voorstanders hadden samen" in losers, "every loser is told why"
        page.goto(f"{site}{YEAR}plan/")
        settled(page, re.compile("Maak het plan"))
        planned = euros(page.locator("main").inner_text())
        assert planned
        settled(page, re.compile("PMR"))
        page.goto(f"{site}{YEAR}geld/")
        assert page.get_by_role("button", name="Boek dit").count() == 0, "nothing is spent before the council's yes"

    with sit_down(site, "pmr", **here) as page:
        page.goto(f"{site}{YEAR}pmr/")
        page.get_by_label("De PMR stemt in met deze versie van het plan").check()
        settled(page, "Leg het antwoord vast")

    with sit_down(site, "schoolleider", **here) as page:
        for move, amount in (("commit", "9.800,00"), ("spend", "1.234,56")):
            page.goto(f"{site}{YEAR}geld/")
            page.locator(f"[name=move][value={move}]").check()
            page.get_by_label(re.compile("welke maatregel")).first.select_option(
                label=measure_of(page, "Surveillanten")
            )
            page.get_by_label(re.compile("bedrag", re.IGNORECASE)).first.fill(amount)
            page.get_by_label(re.compile("stuk|document", re.IGNORECASE)).first.fill("Opdracht 2024-07")
            settled(page, "Boek dit")
            assert page.locator("[aria-invalid=true]").count() == 0
        page.goto(f"{site}{YEAR}verantwoording/")
        received, spent, committed, left = euros(lead(page))[:4]
        assert (spent, committed) == (1_234_56, 9_800_00 - 1_234_56)
        assert received == spent + committed + left == 215_814_66


def measure_of(page, words: str) -> str:
    """The choice of the measure whose title has these words."""
    options = page.get_by_label(re.compile("welke maatregel")).first.locator("option").all_inner_texts()
    return next(option for option in options if words in option)


def test_a_proposal_gets_its_price_while_somebody_types(site, sit_down):
    with sit_down(site, "leider-brug") as page:
        fill_the_idea(page, site)
        page.get_by_label(re.compile("Hoeveel fte")).press_sequentially("0,4")
        price = page.locator("[aria-live]").filter(has_text="€").first
        price.wait_for()
        assert euros(price.inner_text())


def test_a_proposal_gets_its_price_without_javascript(site, sit_down):
    with sit_down(site, "leider-brug", javascript=False) as page:
        fill_the_idea(page, site)
        page.get_by_label(re.compile("Hoeveel fte")).fill("0,4")
        page.locator("[name=benefits]").fill("het hele team")
        settled(page, "Reken de prijs uit")
        assert euros(page.locator("main").inner_text())
        assert page.get_by_label(re.compile("Hoeveel fte")).input_value() == "0,4", "what was typed is kept"
        settled(page, re.compile("Dien"))
        assert "Conciërge erbij" in page.locator("main").inner_text()


def fill_the_idea(page, site: str) -> None:
    """The first screen of a proposal for more support staff."""
    page.goto(f"{site}/school/99CC/2023-2024/voorstellen/nieuw/")
    page.locator("textarea").first.fill("Docenten staan elke pauze op het plein.")
    page.locator("input[name=title]").fill("Conciërge erbij")
    page.locator("[name=kind][value=fte]").check()
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def test_a_vote_can_be_cast_with_the_keyboard_alone(site, sit_down):
    with sit_down(site, "oop") as page:
        page.goto(f"{site}{YEAR}stemmen/")
        checked = 0
        for _ in range(60):
            page.keyboard.press("Tab")
            kind = page.evaluate("() => document.activeElement.type || document.activeElement.tagName")
            if kind == "checkbox" and checked < 3:
                page.keyboard.press("Space")
                checked += 1
            if kind == "submit" and page.evaluate("() => document.activeElement.innerText") == "Stem":
                page.keyboard.press("Enter")
                break
        page.locator("#voortgang").filter(has_text="55 van de 66").wait_for()
        assert checked == 3
