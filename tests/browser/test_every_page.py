# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page of the demo: no axe violation, no sideways scroll at 320 px, no error, one heading, both languages."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECTIONS = (
    "",
    "kaders/",
    "kaders/aftrap/",
    "peilingen/",
    "voorstellen/",
    "gesprek/",
    "stemmen/",
    "uitslag/",
    "plan/",
    "plan/samenvoegen/",
    "plan/overdracht/",
    "pmr/",
    "pmr/reglement/",
    "geld/",
    "verantwoording/",
    "stand/",
    "dagen/",
)
OPEN_ALL = "() => document.querySelectorAll('details').forEach(story => { story.open = true })"
WIDTH = "() => document.documentElement.scrollWidth"
VISITS = {
    "docent": [
        "/school/99BB/mensen/",
        "/school/99BB/2024-2025/kaders/",
        "/school/99BB/2024-2025/peilingen/6/",
        "/school/99BB/2023-2024/voorstellen/nieuw/",
        "/school/99BB/2023-2024/voorstellen/1/",
    ],
    "schoolleider": ["/mail/", "/school/99BB/mensen/", "/school/99BB/mensen/lijst/"],
    "pmr-vaart": ["/school/99AA/2023-2024/uitslag/4/", "/school/99AA/2023-2024/uitslag/4/vergelijken/"],
    "leider-vaart": ["/school/99AA/2023-2024/uitslag/4/mijn-stem/"],
    "leider-brug": [
        "/school/99CC/2024-2025/",
        "/school/99CC/2024-2025/kaders/",
        "/school/99CC/2024-2025/kaders/tekst/",
        "/school/99CC/2023-2024/voorstellen/nieuw/",
        "/school/99CC/2023-2024/voorstellen/1/",
        "/school/99CC/2023-2024/voorstellen/2/",
        "/school/99CC/2023-2024/voorstellen/voorbeelden/",
        "/school/99CC/2023-2024/stemmen/uitproberen/",
        "/school/99CC/2022-2023/uitslag/3/vergelijken/",
    ],
    "controller": ["/bestuur/99901/normen/", "/bestuur/99901/"],
}
SCHOOLS = {"docent": "99BB", "schoolleider": "99BB", "pmr-vaart": "99AA", "leider-vaart": "99AA", "leider-brug": "99CC"}


def addresses(role: str) -> list[str]:
    years = ("2022-2023", "2023-2024")
    school = SCHOOLS.get(role, "99CC")
    pages = [f"/school/{school}/{year}/{section}" for year in years for section in SECTIONS]
    return pages + VISITS[role]


@pytest.mark.parametrize("role", VISITS)
def test_every_page_is_accessible_and_fits_a_phone(still_site, sit_down, role):
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    faults, said = [], []
    with sit_down(still_site, role) as page:
        page.on("pageerror", lambda error: said.append(f"error on {page.url}: {error}"))
        page.on("console", lambda line: said.append(f"{page.url}: {line.text}") if line.type == "error" else None)
        for address in addresses(role):
            page.set_viewport_size({"width": 1280, "height": 900})
            answer = page.goto(still_site + address)
            assert answer.status == 200, f"{address} as {role}: {answer.status}"
            assert page.locator("h1").count() == 1, address
            page.evaluate(OPEN_ALL)
            faults += said
            found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            faults += [
                f"{address}: {each['id']} {[node['target'] for node in each['nodes']][:3]}"
                for each in found.response["violations"]
            ]
            said.clear()  # what axe itself is refused by the content policy is no fault of the page
            page.set_viewport_size({"width": 320, "height": 640})
            if page.evaluate(WIDTH) > 320:
                faults.append(f"{address}: {page.evaluate(WIDTH)} px wide at 320")
    assert faults == []


def test_every_page_answers_in_english(still_site, sit_down):
    dutch = []
    with sit_down(still_site, "docent") as page:
        page.get_by_role("button", name="English").click()
        for address in addresses("docent"):
            page.goto(still_site + address)
            if page.locator("html").get_attribute("lang") != "en":
                dutch.append(address)
            text = page.locator("main").inner_text()
            dutch += [f"{address}: {word}" for word in (" schooljaar ", " voorstellen ", " Jullie ") if word in text]
    assert dutch == []
