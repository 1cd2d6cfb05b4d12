# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers: a template and texts in, a tagged PDF out that a screen reader can read (PDF/UA-1).

The templates are the `.typ` files in this folder. What people typed reaches them as data through `sys.inputs`, never
as source, so it cannot be read as markup or code. A paper sees nothing but its inputs: no files, no network, no clock,
only the fonts that come with typst. The same source and inputs give the same bytes.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

import typst

from werkdruk.kernel.errors import WerkdrukError

__all__ = ["NotPrintable", "as_input", "pdf", "printable", "template"]

_EPOCH = 0  # what a template that asks for today would be told; no day stands in a file
_OUTSIDE = re.compile(r'"@|\beval\s*\(|\bplugin\s*\(')
_SHOWN = (
    (0x20, 0x7E),
    (0xA0, 0x377),
    (0x391, 0x3A1),
    (0x3A3, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x2040),
    (0x2074, 0x208E),
    (0x20A0, 0x20BF),
    (0x2153, 0x215E),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2500, 0x2606),
    (0x2713, 0x2714),
    (0x2717, 0x2718),
)
"""First and last of each row of signs that the fonts of typst have; a test prints them all."""
_SPACES = {"\t": " ", "\r": "", "\N{LINE SEPARATOR}": "\n", "\N{PARAGRAPH SEPARATOR}": "\n"}
_UNKNOWN = "\N{WHITE SQUARE}"
_BREAKS_LINE = "\n"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class NotPrintable(WerkdrukError):
    """A paper that cannot be made; `reason` is what typst said about the template."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"no paper: {reason}")
        self.reason = reason


def template(name: str) -> str:
    """The text of one of the templates in this folder, by its name without `.typ`."""
    return resources.files(__name__).joinpath(f"{name}.typ").read_text(encoding="utf-8")


def as_input(value: Mapping[str, object] | list[object]) -> str:
    """A value as the text of an input; the template reads it with `json(bytes(sys.inputs.data))`.

    Strings, whole numbers, truths, None, lists and mappings of those. Signs without a glyph become a square.
    """
    return json.dumps(_cleaned(value), ensure_ascii=False, sort_keys=True)


def pdf(source: str, *, title: str, language: str, **inputs: str) -> bytes:
    """The paper as a PDF/UA-1 file: `source` is the text of a template, `inputs` what it finds in `sys.inputs`.

    `language` is `nl` or `en`. The look of the house (`look.typ`) stands before the source. Raises NotPrintable when
    the template is wrong, takes something from outside, or leaves out what a screen reader needs.
    """
    if found := _OUTSIDE.search(source):
        raise NotPrintable(f"{found[0]} in the template")
    given = {key: printable(text) for key, text in {**inputs, "title": title, "language": language}.items()}
    with tempfile.TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            (template("look") + source).encode(),
            root=nothing,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=given,
        )
        try:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=_EPOCH)
        except typst.TypstError as wrong:
            raise NotPrintable(str(wrong)) from wrong
    if not isinstance(made, bytes):
        raise NotPrintable("more than one file")
    return made


def printable(text: str) -> str:
    """The text with what the fonts cannot show as a square, and without signs that are only for machines."""
    composed = unicodedata.normalize("NFC", "".join(_SPACES.get(sign, sign) for sign in text))
    return "".join(_sign(sign) for sign in composed)


def _sign(sign: str) -> str:
    if sign == _BREAKS_LINE or (sign != _SOFT_HYPHEN and _is_shown(sign)):
        return sign
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Mn", "Me"} else _UNKNOWN


def _is_shown(sign: str) -> bool:
    return any(low <= ord(sign) <= high for low, high in _SHOWN)


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
