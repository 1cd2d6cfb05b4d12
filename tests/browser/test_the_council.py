# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council by keyboard only: two questions, their answers, conditions, and consent once all are taken over."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILE = "/school/99AA/2023-2024/pmr/"
TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FOCUSED = (
    "() => { const at = document.activeElement; return [at.id, at.name || '', at.innerText || '', at.value || ''] }"
)
PRESSES_MAX = 250


def tab_to(page, wanted):
    """Press the tab key until what has the focus is the one that is wanted; a person would see it move there."""
    for _ in range(PRESSES_MAX):
        page.keyboard.press("Tab")
        if wanted(page.evaluate(FOCUSED)):
            return
    pytest.fail(f"not reached by keyboard on {page.url}")


def choose(page, value):
    """With the arrow keys, the radio button of that value in the group that has the focus."""
    for _ in range(10):
        if page.evaluate("() => document.activeElement.value") == value:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"no choice {value}")


def answer(page, act, words=""):
    """The council's answer, in words where it needs them."""
    tab_to(page, lambda at: at[1] == "act")
    choose(page, act)
    if words:
        tab_to(page, lambda at: at[1] == "reasons")
        page.keyboard.type(words)
    press(page, "Leg het antwoord vast")


def press(page, label):
    tab_to(page, lambda at: label in at[2])
    with page.expect_navigation():
        page.keyboard.press("Enter")


def faults(page):
    from axe_playwright_python.sync_playwright import Axe

    return [each["id"] for each in Axe().run(page, options=TAGS).response["violations"]]


def test_questions_conditions_and_consent_by_keyboard_only(site, sit_down):
    with sit_down(site, "pmr-vaart") as council, sit_down(site, "leider-vaart", width=320, javascript=False) as leader:
        council.goto(site + FILE)
        answer(council, "question", "Wie begeleidt de assistenten?")
        answer(council, "question", "Wat als het geld later komt?")
        assert faults(council) == []
        for place, words in ((1, "De teamleiders."), (2, "Dan beginnen we later.")):
            leader.goto(site + FILE)
            tab_to(leader, lambda at: at[1] == "words")
            leader.keyboard.type(words)
            press(leader, f"Beantwoord vraag {place}")
            assert words in leader.locator("main").inner_text()
        council.goto(site + FILE)
        answer(council, "consent-with-conditions", "Eerst een proef.\nDaarna een verslag.")
        assert faults(council) == []
        leader.goto(site + FILE)
        for place in range(2):
            tab_to(leader, lambda at: at[1].startswith("outcome-"))
            choose(leader, "take")
            if not place:
                tab_to(leader, lambda at: at[1].startswith("words-"))
        press(leader, "Leg vast wat de school met de voorwaarden doet")
        assert "er is instemming" in leader.locator("main").inner_text()
        assert leader.evaluate("() => document.documentElement.scrollWidth") == 320
        council.goto(site + FILE)
        assert faults(council) == []
