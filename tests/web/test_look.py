# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The look: what we ship of others is untouched, templates are clean, every pair of colours can be read."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import tomllib
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "werkdruk" / "web"
VENDOR = WEB / "static" / "vendor"
SHEETS = sorted((WEB / "static" / "werkdruk").glob("*.css"))
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
TOKENS = (WEB / "static" / "werkdruk" / "tokens.css").read_text(encoding="utf-8")
MODES = ("light", "dark", "print")

TEXT_ON = [
    *itertools.product(("ink", "ink-soft", "accent", "accent-strong", "warn"), ("paper", "tint")),
    ("accent-strong", "accent-tint"),
    ("ink", "accent-tint"),
    ("warn", "warn-tint"),
    ("ink", "warn-tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
]
EDGE_ON = [("line-strong", "paper"), ("pot-edge", "paper"), ("pot-edge", "pot-chosen"), ("pot-edge", "pot-left")]


def _versions():
    return tomllib.loads((VENDOR / "VERSIONS.toml").read_text(encoding="utf-8"))["file"]


def _declared(block):
    return dict(re.findall(r"--wd-([\w-]+):\s*([^;]+);", block))


def _colours(mode):
    """The colours of one mode: the light ones, with what dark or print puts in their place."""
    light, rest = TOKENS.split("@media (prefers-color-scheme: dark)", 1)
    dark, printed = rest.split("@media print", 1)
    over = {"light": "", "dark": dark, "print": printed}[mode]
    declared = _declared(light) | _declared(over)
    return {name: value for name, value in declared.items() if value.startswith("#")}


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _bare(template):
    """The template without its comments and tags: what a browser gets, roughly."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"{#.*?#}", "", text)


@pytest.mark.parametrize("file", _versions(), ids=lambda file: file["path"])
def test_a_vendored_file_is_byte_for_byte_what_was_published(file):
    assert hashlib.sha256((VENDOR / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert (VENDOR / file["licence_file"]).is_file()


def test_every_vendored_file_is_in_the_list():
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    beside = {path for path in there if path.endswith(".license")}
    assert there - beside == {file["path"] for file in _versions()} | {"VERSIONS.toml"}


def test_no_proprietary_design_tokens_are_shipped():
    assert {file["source"] for file in _versions()} == {"@utrecht/component-library-css", "htmx.org"}
    assert {file["licence"] for file in _versions()} == {"EUPL-1.2", "0BSD"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(WEB / "templates").as_posix())
def test_a_template_has_nothing_that_the_content_policy_refuses(template):
    text = _bare(template)
    inline_scripts = [tag for tag in re.findall(r"<script\b[^>]*>", text) if " src=" not in tag]
    refused = re.findall(r"<style\b|\sstyle\s*=|<[^>]*\son[a-z]+\s*=|javascript:|\shx-on|\shx-vars|['\"]js:", text)
    elsewhere = re.findall(r"<(?:script|link|img|iframe|form)\b[^>]*(?:src|href|action)=[\"'](?:https?:)?//", text)
    assert (inline_scripts, refused, elsewhere) == ([], [], [])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(WEB / "templates").as_posix())
def test_every_class_of_ours_in_a_template_has_a_style_or_is_a_name_of_the_parts(template):
    styled = set(re.findall(r"\.(wd-[\w-]+)", "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)))
    anchors = {"wd-pot", "wd-progress"}
    used = set(re.findall(r"\b(wd-[\w-]*\w)(?![\w-]*{)", " ".join(re.findall(r'class="([^"]*)"', _bare(template)))))
    assert used - styled - anchors == set()


@pytest.mark.parametrize("mode", MODES)
def test_every_text_can_be_read_on_its_ground(mode):
    colour = _colours(mode)
    weak = {pair: round(_contrast(*map(colour.get, pair)), 2) for pair in TEXT_ON}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", MODES)
def test_every_edge_that_means_something_can_be_seen(mode):
    colour = _colours(mode)
    weak = {pair: round(_contrast(*map(colour.get, pair)), 2) for pair in EDGE_ON}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_the_contrast_formula_is_the_one_of_wcag():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_mode_and_print_change_every_colour_of_ours_or_say_it_again():
    assert set(_declared(TOKENS.split("@media (prefers-color-scheme: dark)")[1].split("@media print")[0])) == set(
        _colours("light")
    )
    assert set(_colours("light")) <= set(_declared(TOKENS.split("@media print")[1]))


def test_every_token_that_is_used_exists():
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    used = set(re.findall(r"var\((--wd-[\w-]+)", sheets))
    assert used - set(re.findall(r"(--wd-[\w-]+):", sheets)) == set()


def test_every_token_we_give_the_components_is_asked_for_by_them():
    given = set(re.findall(r"(--utrecht-[\w-]+):", TOKENS))
    asked = set(re.findall(r"--utrecht-[\w-]+", (VENDOR / "utrecht" / "html.css").read_text(encoding="utf-8")))
    assert given - asked == set()


def test_no_style_sheet_reaches_outside_the_house():
    found = {sheet.name: re.findall(r"@import|url\([^)]*\)", sheet.read_text("utf-8")) for sheet in SHEETS}
    reaching = {name: urls for name, urls in found.items() if urls}
    assert reaching == {"utrecht.css": ["@import", 'url("../vendor/utrecht/html.css")']}


def test_htmx_may_neither_evaluate_nor_write_styles():
    base = (WEB / "templates" / "base.html").read_text(encoding="utf-8")
    config = json.loads(re.search(r"htmx-config\" content='([^']*)'", base)[1])
    assert config == {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
    }
