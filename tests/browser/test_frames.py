# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frames in a real browser: yes or no without JavaScript on a phone, and a kick-off on one sheet."""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_somebody_says_yes_to_the_frames_without_javascript_on_a_phone(site, sit_down):
    with sit_down(site, "docent", width=320, javascript=False) as page:
        page.goto(f"{site}/school/99BB/2024-2025/")
        page.get_by_role("link", name="Ga ernaartoe").click()
        assert "wie het systeem beheert, kan nagaan wat je koos" in page.locator("main").inner_text()
        page.get_by_label("Ja", exact=True).check()
        page.get_by_role("button", name="Geef je antwoord").click()
        assert "Jij antwoordde: Ja." in page.locator("main").inner_text()


def test_the_kick_off_prints_on_one_sheet(still_site, sit_down):
    with sit_down(still_site, "leider-brug") as page:
        page.goto(f"{still_site}/school/99CC/2023-2024/kaders/aftrap/")
        sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1


def test_a_fault_in_the_frames_leads_to_its_field(site, sit_down):
    with sit_down(site, "leider-brug") as page:
        page.goto(f"{site}/school/99CC/2024-2025/kaders/tekst/")
        page.get_by_label("Eerst naar de eenheden").fill("80")
        page.get_by_label("Eerst voor voorstellen van ondersteuners").fill("40")
        page.get_by_role("button", name="Bewaar").click()
        page.locator("#fouten a", has_text="Samen staat 120% van de pot apart.").first.click()
        assert page.url.endswith("#id_floor_units")
