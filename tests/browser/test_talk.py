# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The talk of a unit as it is held: on a projector with the keyboard, on a phone without JavaScript, in two tabs."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

YEAR = "/school/99CC/2023-2024"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PARTS = ("begin", "knelpunten", "ideeen", "kiezen", "afronden")


def to_the_talk(page, site):
    page.goto(f"{site}{YEAR}/gesprek/")
    page.get_by_role("link", name="Ondersteuning").first.press("Enter")
    page.wait_for_url("**/gesprek/*/")


def faults(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]


def type_in(page, *lines):
    """Each line typed where the cursor already stands, and sent with Enter."""
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        page.wait_for_load_state()


def give_a_price(page, euros):
    """The two screens of a proposal, for a service of so many euros."""
    problem = page.get_by_label("Wat maakt het werk nu te zwaar?")
    if not problem.input_value():
        problem.fill("Te veel losse vragen.")
    page.get_by_label("een dienst van buiten").check()
    page.get_by_role("button", name="Verder naar de prijs").press("Enter")
    page.get_by_label("Wat kost het?").fill(euros)
    page.get_by_label("Wie krijgt het er lichter door?").fill("de balie")
    page.get_by_role("button", name="Maak het voorstel").press("Enter")
    page.wait_for_url("**/ideeen/")


def test_a_talk_is_held_with_the_keyboard_on_a_projector_without_scrolling(site, sit_down):
    with sit_down(site, "leider-brug") as page:
        page.set_viewport_size({"width": 1280, "height": 720})
        to_the_talk(page, site)
        page.get_by_label("Hoeveel mensen zijn er?").focus()
        type_in(page, "5")
        page.wait_for_url("**/knelpunten/")
        type_in(page, "Te veel losse vragen aan de balie", "Verzuim bellen kost twee uur per dag")
        page.get_by_role("link", name="3. Ideeën en prijzen").press("Enter")
        page.wait_for_url("**/ideeen/")
        type_in(page, "Iemand erbij voor verzuim", "Balie dicht in het eerste uur")
        page.get_by_role("link", name="Geef het een prijs Iemand erbij voor verzuim").press("Enter")
        give_a_price(page, "4.000")
        assert "voorstel" in page.locator("main").inner_text()
        page.get_by_role("link", name="4. Kiezen").press("Enter")
        page.wait_for_url("**/kiezen/")
        page.get_by_role("button", name="Kies Iemand erbij voor verzuim").press("Enter")
        page.wait_for_load_state()
        assert page.locator(".wd-talk__chosen").count() == 1
        where = page.url.rsplit("/", 2)[0]
        for part in PARTS:
            page.goto(f"{where}/{part}/")
            height = page.evaluate("() => document.documentElement.scrollHeight")
            assert (part, height <= 720) == (part, True), f"{part} is {height} high"
            assert faults(page) == []


def test_a_talk_goes_to_its_deelplan_on_a_phone_without_javascript(site, sit_down):
    with sit_down(site, "leider-brug", width=320, javascript=False) as page:
        to_the_talk(page, site)
        page.get_by_label("Hoeveel mensen zijn er?").fill("5")
        page.get_by_role("button", name="Bewaar en begin").click()
        page.get_by_role("link", name="3. Ideeën en prijzen").click()
        page.get_by_label("Wat zou helpen?").fill("Iemand erbij voor verzuim")
        page.get_by_role("button", name="Zet erbij").click()
        page.get_by_role("link", name="Geef het een prijs").click()
        give_a_price(page, "4.000")
        page.get_by_role("link", name="4. Kiezen").click()
        page.get_by_role("button", name="Kies Iemand erbij").click()
        page.get_by_role("link", name="5. Afronden").click()
        assert "De schoolleiding moet nog zeggen of dit kan" in page.locator("main").inner_text()
        page.get_by_role("link", name="Bekijk het deelplan tot nu toe").click()
        assert "Voorlopig kiest deze eenheid voor" in page.locator("main").inner_text()


def test_two_tabs_lose_nothing_and_say_so(site, sit_down):
    with sit_down(site, "leider-brug") as page:
        to_the_talk(page, site)
        where = page.url.rstrip("/")
        page.goto(f"{where}/ideeen/")
        other = page.context.new_page()
        other.goto(f"{where}/ideeen/")
        for tab, idea in ((page, "Van de een"), (other, "Van de ander")):
            tab.get_by_label("Wat zou helpen?").fill(idea)
            tab.get_by_role("button", name="Zet erbij").click()
        assert {"Van de een", "Van de ander"} <= set(other.locator(".wd-talk__notes li > span[lang]").all_inner_texts())
        other.get_by_role("link", name="Geef het een prijs Van de ander").click()
        give_a_price(other, "1.000")
        for tab in (page, other):
            tab.goto(f"{where}/kiezen/")
        page.get_by_role("button", name="Kies Van de ander").click()
        other.get_by_label("Waarom Van de ander").fill("Te duur")
        other.get_by_role("button", name="Laat los Van de ander").click()
        assert "Iemand anders veranderde dit net" in other.locator("main").inner_text()
        assert other.locator(".wd-talk__chosen").count() == 1
