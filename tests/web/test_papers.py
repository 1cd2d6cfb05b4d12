# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers: the same bytes for the same input, readable by a screen reader, and nothing taken from outside."""

from __future__ import annotations

import io
from importlib import resources

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werkdruk.web import papers
from werkdruk.web.papers import NotPrintable, as_input, pdf, printable

SOURCE = """
#let d = json(bytes(sys.inputs.data))
#title()
= Onderdeel
#d.text
#table(columns: 2, table.header[Maatregel][Bedrag], d.text, [€ 1])
"""


def _paper(text, source=SOURCE, title="Een blad", language="nl"):
    return pdf(source, title=title, language=language, data=as_input({"text": text}))


def _read(made):
    return pypdf.PdfReader(io.BytesIO(made))


def _words(made):
    return "\n".join(page.extract_text() for page in _read(made).pages)


def test_the_same_input_gives_the_same_bytes():
    assert _paper("hallo") == _paper("hallo")
    assert _paper("hallo") != _paper("dag")


def test_no_day_and_no_machine_stands_in_a_file():
    about = _read(_paper("hallo")).metadata
    assert about.creation_date is None
    assert set(about) == {"/Title", "/Creator"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_paper_is_tagged_and_says_its_title_and_its_language(language):
    root = _read(_paper("hallo", title="Het plan", language=language)).trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert _read(_paper("hallo", title="Het plan")).metadata.title == "Het plan"


def test_every_font_travels_with_the_file():
    fonts = _read(_paper("hallo")).pages[0]["/Resources"]["/Font"].get_object()
    for font in fonts.values():
        for below in font["/DescendantFonts"]:
            assert {"/FontFile3", "/FontFile2"} & set(below["/FontDescriptor"])


def test_what_people_typed_is_never_read_as_markup_or_code():
    typed = '#panic("x") *vet* _schuin_ $x^2$ = kop @wie <label> \\ `code` #read("/etc/passwd") // niets "aan" \'haal\''
    assert typed in _words(_paper(typed)).replace("\n", " ")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_printed(text):
    assert _paper(text, title=f"Blad {text[:20]}").startswith(b"%PDF-")


def test_every_sign_that_is_left_as_it_is_has_a_glyph():
    signs = [chr(sign) for low, high in papers._SHOWN for sign in range(low, high + 1) if chr(sign).isprintable()]
    assert _paper(" ".join(signs)).startswith(b"%PDF-")


def test_a_sign_without_a_glyph_becomes_a_square_and_machine_signs_go():
    assert printable("a\N{GRINNING FACE}b\x00c\N{RIGHT-TO-LEFT OVERRIDE}d\ud800e\tf\r\ng") == "a□bcd□e f\ng"
    assert printable("e\N{COMBINING ACUTE ACCENT}") == "é"


@pytest.mark.parametrize(
    "source",
    [
        '#import "@preview/cetz:0.3.0"',
        "#eval(sys.inputs.data)",
        '#read("/etc/passwd")',
        '#read("../look.typ")',
        '#image("x.png")',
        '#panic("nee")',
        "#nergens",
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\"), format: \"svg\")",
    ],
)
def test_a_template_takes_nothing_from_outside_and_leaves_no_picture_without_words(source):
    with pytest.raises(NotPrintable):
        _paper("x", source=source)


def test_a_paper_has_no_clock():
    source = "#datetime.today().display()"
    assert "1970-01-01" in _words(_paper("x", source=source))


def test_every_template_of_the_house_carries_its_licence():
    found = [each for each in resources.files(papers).iterdir() if each.name.endswith(".typ")]
    assert found
    for each in found:
        assert each.read_text(encoding="utf-8").splitlines()[1].endswith("-License-Identifier: EUPL-1.2")
