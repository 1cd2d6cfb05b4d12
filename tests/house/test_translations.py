# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The English pages are complete: every Dutch sentence is translated, and the compiled file says what the text says.

The compiled file is committed, because the user's machine need not have gettext; neither does this test.
"""

from __future__ import annotations

import ast
import gettext
import re
import struct
from dataclasses import dataclass, field

import pytest
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

WEB = "src/werkdruk/web/"
CATALOGUE = f"{WEB}locale/en/LC_MESSAGES/django.po"
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL_MARKS = {"ngettext", "ngettext_lazy"}
HINT = "run makemessages and translate, see the top of django.po"
_QUOTED = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
TEMPLATE_CALLS = re.compile(rf"\b(?:(?:gettext|_)\(u?{_QUOTED}|ngettext\(u?{_QUOTED},\s*u?{_QUOTED})")
PLACES = re.compile(r"%\(\w+\)s|<[^>]*>")
NAMES = {"Werkdruk", "English", "Nederlands"}
SPOKEN = re.compile(r'\b(?:aria-label|aria-description|title|alt|placeholder)="([^"]*)"')
OPENINGS = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans", "comment": "endcomment"}


@dataclass
class Message:
    """One entry of the catalogue, as it stands in the text."""

    flags: str = ""
    dutch: str = ""
    dutch_plural: str | None = None
    english: list[str] = field(default_factory=list)

    @property
    def pairs(self):
        """Each Dutch form with the English one for it."""
        return list(zip([self.dutch, self.dutch_plural][: len(self.english)], self.english, strict=True))


def messages_in(text):
    """The entries of a `.po` text in their order, the header first; entries that are no longer used are passed by."""
    found = []
    for paragraph in text.split("\n\n"):
        message, said = Message(), ""
        for line in paragraph.splitlines():
            if line.startswith("#"):
                message.flags += line[2:] if line.startswith("#,") else ""
                continue
            said, quoted = (line.split(" ", 1)[0], line.split(" ", 1)[1]) if not line.startswith('"') else (said, line)
            words = ast.literal_eval(quoted)
            if said == "msgid":
                message.dutch += words
            elif said == "msgid_plural":
                message.dutch_plural = (message.dutch_plural or "") + words
            elif line.startswith("msgstr"):
                message.english.append(words)
            else:
                message.english[-1] += words
        if said:
            found.append(message)
    return found


def said_in_python(tree):
    """Each sentence, with its plural or None, that a module hands to gettext."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS | PLURAL_MARKS:
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if texts:
                yield texts[0], texts[1] if node.func.id in PLURAL_MARKS else None


def said_in_template(text):
    """Each sentence, with its plural or None, that a template hands to gettext, by Django's own reading of it."""
    for call in TEMPLATE_CALLS.finditer(templatize(text)):
        single, one, many = (None if quoted is None else ast.literal_eval(quoted) for quoted in call.groups())
        yield (single, None) if many is None else (one, many)


def untranslatable_words(text):
    """The words of a template that no translation can reach."""
    waiting, html = "", []
    for token in Lexer(text).tokenize():
        name = token.contents.split(" ", 1)[0] if token.token_type is TokenType.BLOCK else ""
        if waiting:
            waiting = "" if name == waiting else waiting
        elif name in OPENINGS:
            waiting = OPENINGS[name]
        elif token.token_type is TokenType.TEXT:
            html.append(token.contents)
    page = "".join(html)
    seen = [*SPOKEN.findall(page), re.sub(r"<[^<>]*>", " ", page)]
    return [word for words in seen for word in re.findall(r"[^\W\d_]{3,}", words) if word not in NAMES]


@pytest.fixture(scope="session")
def messages(root):
    _header, *found = messages_in((root / CATALOGUE).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def templates(texts):
    return {name: text for name, text in texts.items() if name.startswith(WEB) and name.endswith(".html")}


@pytest.fixture(scope="session")
def compiled(root):
    return (root / CATALOGUE).with_suffix(".mo")


def test_english_is_the_one_other_language(files):
    assert [name for name in files if name.endswith(".po")] == [CATALOGUE]


def test_every_sentence_of_the_pages_is_in_the_catalogue(messages, source, templates):
    known = {(message.dutch, message.dutch_plural) for message in messages}
    said = [(m.path, each) for m in source if m.path.startswith(WEB) for each in said_in_python(m.tree)]
    said += [(name, each) for name, text in templates.items() for each in said_in_template(text)]
    assert len(said) > 300
    assert [f"{name}: {each[0]}" for name, each in said if each not in known] == [], HINT


def test_every_sentence_is_translated_and_none_is_a_guess(messages):
    assert [message.dutch for message in messages if "fuzzy" in message.flags] == [], HINT
    forms = {message.dutch: 1 if message.dutch_plural is None else 2 for message in messages}
    short = [m.dutch for m in messages if len(m.english) != forms[m.dutch] or not all(m.english)]
    assert short == [], HINT


def test_no_sentence_stands_in_the_catalogue_twice(messages):
    assert len({message.dutch for message in messages}) == len(messages)


def test_what_is_filled_in_is_the_same_in_both_languages(messages):
    wrong = [
        f"{dutch} -> {english}"
        for message in messages
        for dutch, english in message.pairs
        if sorted(PLACES.findall(dutch)) != sorted(PLACES.findall(english))
    ]
    assert wrong == []


def test_sentences_begin_and_end_alike(messages):
    """A space, a question mark or a colon at an end is part of how pages put texts together."""
    wrong = [
        f"{dutch!r} -> {english!r}"
        for message in messages
        for dutch, english in message.pairs
        if (_edge(dutch), dutch[:1].isspace()) != (_edge(english), english[:1].isspace())
    ]
    assert wrong == []


def _edge(text):
    return text[-1] if text.endswith((" ", ".", ":", "?", "!")) else ""


def test_the_compiled_file_is_that_of_the_text(messages, compiled):
    with compiled.open("rb") as file:
        english = gettext.GNUTranslations(file)
    for message in messages:
        if message.dutch_plural is None:
            made = [english.gettext(message.dutch)]
        else:
            made = [english.ngettext(message.dutch, message.dutch_plural, number) for number in (1, 2)]
        assert made == message.english, "compile django.po again and commit the .mo"
    count = struct.unpack("<I", compiled.read_bytes()[8:12])[0]
    assert count == len(messages) + 1, "compile django.po again and commit the .mo"


def test_no_template_has_words_outside_a_translation(templates):
    assert templates
    found = {name: untranslatable_words(text) for name, text in templates.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_readers_see_what_is_there():
    plural = 'msgid_plural "drie"\nmsgstr[0] "one"\nmsgstr[1] "three"'
    _header, message = messages_in(f'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgid "een "\n"twee"\n{plural}\n')
    assert message == Message(" fuzzy", "een twee", "drie", ["one", "three"])
    counted = "{% blocktranslate count n=a %}Een{% plural %}Twee{% endblocktranslate %}"
    template = f'<p title="Hallo" {{% if a %}}class="b"{{% endif %}}>Dag {{% translate "Ja" %}}</p>{counted}'
    assert sorted(said_in_template(template)) == [("Een", "Twee"), ("Ja", None)]
    assert untranslatable_words(template) == ["Hallo", "Dag"]
    python = ast.parse('_("Ja"); ngettext("Een", "Twee", 2); f("Nee")')
    assert list(said_in_python(python)) == [("Ja", None), ("Een", "Twee")]
