# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every part on one page in a real browser: readable, reflowing, printable, under the content policy of the shell."""

from __future__ import annotations

import functools
import http.server
import threading
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.urls import path
from django.utils.safestring import mark_safe
from django.utils.translation import override
from django.views import View

from werkdruk.kernel.money import Euro
from werkdruk.web import drawing
from werkdruk.web.headers import CONTENT_POLICY

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "src" / "werkdruk" / "web" / "static"
WIDTHS = (320, 360, 480, 640, 768, 832, 960, 1280, 1920)
OPEN_ALL = "() => document.querySelectorAll('details').forEach(story => { story.open = true })"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


POT = SimpleNamespace(
    received=Euro(175_274_00),
    chosen=Euro(20_900_00),
    committed=Euro(59_000_00),
    spent=Euro(41_000_00),
    left=Euro(54_374_00),
)


class Addresses:
    """The two addresses that the frame asks for, so that no page of the shell is needed here."""

    urlpatterns: ClassVar = [
        path("taal/", View.as_view(), name="set_language"),
        path("uit/", View.as_view(), name="logout"),
    ]


class Questions(forms.Form):
    title = forms.CharField(label="Wat stel je voor?", help_text="In één zin.")
    hours = forms.IntegerField(label="Hoeveel uur scheelt dat?")
    kind = forms.ChoiceField(
        label="Wat voor maatregel is het?", widget=forms.RadioSelect, choices=[("a", "Iemand erbij")]
    )
    who = forms.MultipleChoiceField(
        label="Wie merkt het?", required=False, widget=forms.CheckboxSelectMultiple, choices=[("op", "Docenten")]
    )
    unit = forms.ChoiceField(label="Namens welke eenheid?", choices=[("1", "Team onderbouw")])
    story = forms.CharField(label="Waarom helpt het?", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="Ik heb het met mijn team besproken.")


def _phase(title, state, by=None):
    return {"title": title, "state": state, "who": "alle collega's", "task": "stem", "by": by, "url": "#stap"}


def _gallery(form):
    source = SimpleNamespace(title="Regeling", article="artikel 3", url="https://example.org/")
    steps = [SimpleNamespace(text="1.100 leerlingen", amount=Euro(350_548_00), source=source)]
    points = [drawing.Point("2025", 175, "€ 175"), drawing.Point("2026", 92, "€ 92", secured=False)]
    words = drawing.Words("klif", "Wat na 2026 wegvalt", "In 2026 is er minder.")
    line = {
        "label": "7 maanden van 2026",
        "amount": Euro(92_243_17),
        "note": "7/12",
        "caveat": "schatting",
        "steps": steps,
    }
    context = {
        "pot": POT,
        "chosen": Euro(120_900_00),
        "steps": steps,
        "lines": [line, line | {"steps": []}],
        "phases": [_phase("Kaders", "done"), _phase("Kiezen", "now", date(2026, 3, 20)), _phase("Instemming", "next")]
        * 2,
        "cliff": mark_safe(drawing.steps(points, words)),  # noqa: S308 - the drawing escapes its texts
        "heads": ["Jaar", "Bedrag"],
        "rows": [[point.label, point.text] for point in points],
        "facts": [("Regel", "vo-2023-2"), ("Teldatum", "1 oktober 2022")],
        "story": ["Elke stem kreeg een gelijk deel.", "Er was € 294 over."],
        "form": form,
        "place": "Een bestuur · Een school met een lange naam",
        "whoami": "Medewerker 014",
        "sections": [("Pot", "#pot", True), ("Verantwoording", "#verantwoording", False)],
        "crumbs": [("Een bestuur", "#bestuur"), ("2025/2026", "")],
        "messages": [],
        "request": RequestFactory().get("/"),
    }
    with override("nl"), override_settings(ROOT_URLCONF=Addresses):
        return Template((HERE / "gallery.html").read_text(encoding="utf-8")).render(Context(context))


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Serves the two galleries and our static files, with the policy of the shell."""

    pages: dict[str, str]

    def do_GET(self):
        page = self.pages.get(self.path)
        if page is None:
            self.path = self.path.removeprefix("/static")
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.encode())
        return None

    def end_headers(self):
        self.send_header("Content-Security-Policy", CONTENT_POLICY)
        super().end_headers()

    def log_message(self, *_):
        """Nothing: a test is silent."""


@pytest.fixture(scope="module")
def address():
    """The address of the galleries: /empty with an untouched form, /wrong with one full of errors."""
    _Pages.pages = {"/empty": _gallery(Questions()), "/wrong": _gallery(Questions({"hours": "x", "kind": "q"}))}
    handler = functools.partial(_Pages, directory=str(STATIC))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser(chromium):
    """One browser for all tests here."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def context(browser, request):
    """A visit with the options of the test."""
    visit = browser.new_context(**getattr(request, "param", {}))
    yield visit
    visit.close()


@pytest.mark.parametrize("path", ["/empty", "/wrong"])
@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_axe_finds_nothing_wrong_with_any_part(context, address, path):
    from axe_playwright_python.sync_playwright import Axe

    page = context.new_page()
    page.goto(address + path)
    page.evaluate(OPEN_ALL)
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []


def test_the_content_policy_refuses_nothing_of_ours(context, address):
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + "/empty", wait_until="networkidle")
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("-apple-system")


def test_the_page_never_scrolls_sideways_at_any_width(context, address):
    page = context.new_page()
    page.goto(address + "/wrong")
    page.evaluate(OPEN_ALL)
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == {width: width for width in WIDTHS}


def test_on_paper_every_story_is_open_and_no_button_is_left(context, address):
    page = context.new_page()
    page.goto(address + "/empty")
    page.emulate_media(media="print")
    assert page.locator(".wd-ledger .wd-trace").first.is_visible()
    assert page.locator(".wd-pot table").is_visible()
    assert not any(button.is_visible() for button in page.locator("button").all())


def test_the_first_key_stroke_offers_to_skip_to_the_content(context, address):
    page = context.new_page()
    page.goto(address + "/empty")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#inhoud"
    assert focused.bounding_box()["y"] >= 0


def test_a_form_with_errors_starts_at_its_summary_and_each_line_leads_to_its_input(context, address):
    page = context.new_page()
    page.goto(address + "/wrong")
    assert page.locator(":focus").get_attribute("id") == "fouten"
    for link in page.locator("#fouten a").all():
        target = link.get_attribute("href")
        link.click()
        assert page.locator(":focus").get_attribute("id") == target.removeprefix("#")
