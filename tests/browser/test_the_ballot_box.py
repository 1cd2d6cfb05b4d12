# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A vote with a key in a real browser: by keyboard only, without a script, on a phone, with nothing against axe."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from tests.browser.conftest import serving
from tests.web.ballot_server import open_vote

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTH = "() => document.documentElement.scrollWidth"
OPEN_ALL = "() => document.querySelectorAll('details').forEach(story => { story.open = true })"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def voting(tmp_path_factory):
    """The address of a server with an open vote, and the vote; every test has a key of its own."""
    database = str(tmp_path_factory.mktemp("stembus") / "werkdruk.sqlite3")
    vote = open_vote(database, 24)
    with serving(database) as address:
        yield address, vote


@pytest.fixture
def voter(browser):
    @contextmanager
    def sitting(*, width=1280, javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, locale="nl-NL"
        )
        context.set_default_timeout(10_000)
        setting = []
        context.on("response", lambda answer: setting.append(answer.url) if "set-cookie" in answer.headers else None)
        yield context.new_page()
        assert setting == []
        assert context.cookies() == []
        context.close()

    return sitting


def is_a_receipt(page):
    page.wait_for_selector("#merk")
    assert len(page.locator("#merk").inner_text()) == 14
    assert len(page.locator("#regel").inner_text()) == 64


def test_a_vote_by_the_code_on_the_slip(voting, voter):
    address, vote = voting
    with voter() as page:
        asked = []
        page.on("request", lambda request: asked.append((request.url, request.headers)))
        page.goto(f"{address}/stem/{vote.round}/#{vote.keys[0]}")
        assert page.input_value("#id_key") == vote.keys[0]
        assert page.url.endswith(f"/stem/{vote.round}/")
        page.get_by_role("button", name="Naar het stembiljet").click()
        page.locator("input[name=approved]").first.check()
        page.wait_for_function("() => document.getElementById('som').innerText.includes('1 voorstel')")
        page.get_by_role("button", name="Stem", exact=True).click()
        is_a_receipt(page)
        assert [url for url, heads in asked if vote.keys[0] in url.split("#")[0] or vote.keys[0] in str(heads)] == []


def test_a_vote_by_keyboard_only(voting, voter):
    address, vote = voting
    with voter() as page:
        page.goto(f"{address}/stem/{vote.round}/")
        reach(page, "#id_key")
        page.keyboard.type(vote.keys[1])
        page.keyboard.press("Enter")
        page.wait_for_selector("input[name=approved]")
        reach(page, "input[name=approved]")
        page.keyboard.press("Space")
        reach(page, "main form button:not([name])")
        page.keyboard.press("Enter")
        is_a_receipt(page)


def reach(page, wanted):
    """Press Tab until the focus is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_vote_without_a_script(voting, voter, width):
    address, vote = voting
    with voter(width=width, javascript=False) as page:
        page.goto(f"{address}/stem/{vote.round}/#{vote.keys[2]}")
        page.fill("#id_key", vote.keys[2].lower())
        page.get_by_role("button", name="Naar het stembiljet").click()
        page.locator("input[name=approved]").first.check()
        page.get_by_role("button", name="Tel op").click()
        assert "1 voorstel aangekruist" in page.locator("#som").inner_text()
        assert page.locator("input[name=approved]").first.is_checked()
        page.get_by_role("button", name="Stem", exact=True).click()
        is_a_receipt(page)


def test_every_voting_page_is_accessible_and_fits_a_phone(voting, voter):
    address, vote = voting
    with voter(width=320) as page:
        faults = []
        page.goto(f"{address}/stem/{vote.round}/")
        faults += judged(page, "key")
        page.fill("#id_key", "wat")
        page.get_by_role("button", name="Naar het stembiljet").click()
        page.wait_for_selector("#id_key_error")
        faults += judged(page, "wrong key")
        page.fill("#id_key", vote.keys[3])
        page.get_by_role("button", name="Naar het stembiljet").click()
        page.wait_for_selector("input[name=approved]")
        faults += judged(page, "ballot")
        page.get_by_role("button", name="Stem", exact=True).click()
        page.wait_for_selector("#fouten")
        faults += judged(page, "empty ballot")
        page.locator("input[name=approved]").nth(1).check()
        page.get_by_role("button", name="Stem", exact=True).click()
        is_a_receipt(page)
        faults += judged(page, "receipt")
        for name in (f"/stem/{vote.round}/log/", f"/vote/{vote.round}/", f"/vote/{vote.round}/log/", "/stem/999/"):
            page.goto(address + name)
            faults += judged(page, name)
        assert faults == []


@pytest.mark.parametrize("role", ["pmr", "leider"])
def test_the_pages_of_council_and_leader_are_accessible_and_fit_a_phone(voting, sit_down, role):
    address, vote = voting
    with sit_down(address, role, width=320) as page:
        faults = []
        for name in ("", f"{vote.round}/"):
            page.goto(f"{address}/school/98AA/2023-2024/stemmen/bus/{name}")
            assert page.locator("h1").count() == 1
            page.evaluate(OPEN_ALL)
            faults += judged(page, f"{role} {name}")
        assert faults == []


def judged(page, name):
    """What axe has against a page, and its width when it is too wide."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(OPEN_ALL)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    faults = [f"{name}: {each['id']} {[node['target'] for node in each['nodes']][:3]}" for each in found]
    wide = page.evaluate(WIDTH)
    return faults + ([f"{name}: {wide} px wide at 320"] if wide > 320 else [])
