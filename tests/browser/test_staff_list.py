# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A staff list in a real browser: without JavaScript, by keyboard, on a phone, in both steps and with faults."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD = "school;personeelsnummer;functiegroep;fte;eenheid;soort;thuis;van;tot\n"
GOOD = HEAD + "99BB;501;OP;0,8;Onderbouw;team;ja;1-8-2023;\n99BB;502;OOP;1;Een werkgroep;werkgroep;;;\n"
BAD = GOOD.replace("0,8", "80%")
WIDTH = "() => document.documentElement.scrollWidth"


def give(page, site: str, text: str) -> None:
    """Sends a list from the page on which one is given, with the keys."""
    page.goto(f"{site}/school/99BB/mensen/lijst/")
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Laat zien wat er verandert").press("Enter")


def test_a_list_goes_in_by_keyboard_without_javascript_on_a_phone(site, sit_down):
    with sit_down(site, "schoolleider", width=320, javascript=False) as page:
        give(page, site, BAD)
        assert "Regel 2: '80%' is geen fte." in page.locator("main").inner_text()
        give(page, site, GOOD)
        assert "Nieuw: 2." in page.locator("main").inner_text()
        page.get_by_role("button", name="Verwerk deze lijst").press("Enter")
        page.wait_for_url("**/mensen/")
        assert "De personeelslijst is verwerkt." in page.locator("main").inner_text()
        give(page, site, GOOD)
        assert "Deze lijst verandert niets" in page.locator("main").inner_text()


@pytest.mark.parametrize("text", [BAD, GOOD], ids=["faults", "preview"])
def test_the_answer_is_accessible_and_fits_a_phone(still_site, sit_down, text):
    from axe_playwright_python.sync_playwright import Axe

    with sit_down(still_site, "schoolleider", width=320) as page:
        give(page, still_site, text)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert [each["id"] for each in found.response["violations"]] == []
        assert page.evaluate(WIDTH) <= 320
