# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way of a file of bookings in a browser without scripts: rules, file, preview, reconciliation, at 320 px too."""

from __future__ import annotations

import pytest
from tests.bookkeeping.making import Line, an_audit_file

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTH = "() => document.documentElement.scrollWidth"
YEAR = "/school/99BB/2023-2024/boekhouding/"


def _looks_right(page, axe, where):
    """Each fault of the page as it is shown now."""
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator("h1").count() == 1, where
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    faults = [
        f"{where}: {each['id']} {[n['target'] for n in each['nodes']][:3]}" for each in found.response["violations"]
    ]
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate(WIDTH)
    return faults + ([f"{where}: {width} px wide at 320"] if width > 320 else [])


def test_a_file_goes_from_rules_to_reconciliation(site, sit_down, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    axe, faults = Axe(), []
    small, large = tmp_path / "boek.xaf", tmp_path / "groot.xaf"
    lines = [Line(cost="7001"), Line(number="2", text="Papier, pennen en ander materiaal van de leverancier")]
    small.write_text(an_audit_file(lines), encoding="utf-8")
    many = [Line(number=str(number), cost="7001", day="2024-04-02", period="4") for number in range(40_000)]
    large.write_text(an_audit_file(many), encoding="utf-8")
    with sit_down(site, "controller") as page:
        page.goto(f"{site}/bestuur/99901/")
        page.get_by_role("link", name="Naar de boekhouding").click()
        faults += _looks_right(page, axe, "empty")
        page.get_by_role("link", name="Maak vangregels").click()
        page.get_by_label("School").select_option("99BB")
        page.get_by_label("Maatregel").fill("m01")
        page.get_by_label("Kostenplaats", exact=False).first.fill("70*")
        page.get_by_role("button", name="Voeg toe").click()
        faults += _looks_right(page, axe, "rules")
        page.get_by_role("link", name="Geef een bestand").click()
        faults += _looks_right(page, axe, "file")
        page.get_by_label("De export uit de boekhouding").set_input_files(small)
        page.get_by_role("button", name="Laat zien wat erin staat").click()
        assert "Papier, pennen" in page.locator("main").inner_text()
        faults += _looks_right(page, axe, "preview")
        page.get_by_role("button", name="Verwerk deze boekingen").click()
        assert "De boekingen zijn verwerkt." in page.locator("main").inner_text()
        faults += _looks_right(page, axe, "board")
        page.goto(site + YEAR)
        faults += _looks_right(page, axe, "reconciliation")
        assert "100,00" in page.locator("table").first.inner_text()
        page.goto(f"{site}/bestuur/99901/boekhouding/bestand/")
        page.get_by_label("De export uit de boekhouding").set_input_files(large)
        page.get_by_role("button", name="Laat zien wat erin staat").click()
        page.get_by_role("link", name="Kijk na wat er gevangen is").wait_for()
        assert "MB gelezen" in page.locator("main").inner_text()
        faults += _looks_right(page, axe, "progress")
        page.get_by_role("link", name="Kijk na wat er gevangen is").click()
        assert "40.000" in page.locator("main").inner_text()
    assert faults == []
