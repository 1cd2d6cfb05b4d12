# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is written in, found out from its bytes: packages declare one thing and write another."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 18
UTF_8, WINDOWS, LATIN = "utf-8", "windows-1252", "iso-8859-1"
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16le", b"\0<": "utf-16be"}
"""UTF-16, by the mark at the beginning or the first two bytes of XML without one."""
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""What Windows-1252 has no letter for."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_SAME = {"utf8": UTF_8, "us-ascii": UTF_8, "ascii": UTF_8, "latin1": LATIN, "cp1252": WINDOWS, "iso-8859-15": LATIN}


@dataclass(frozen=True, slots=True)
class Encoded:
    """The encoding of a file, what it declares (empty when nothing), its first bytes, its size and its digest."""

    name: str
    declared: str
    head: bytes
    size: int
    digest: str
    is_ascii: bool

    @property
    def is_as_declared(self) -> bool:
        """Whether the file is written in what it declares, or declares nothing."""
        said = _SAME.get(self.declared, self.declared)
        if self.name in (WINDOWS, LATIN):
            return said in ("", WINDOWS, LATIN)
        return self.is_ascii or not said or self.name.startswith(said)


def encoding_of(stream: BinaryIO) -> Encoded:
    """What the rest of the stream is written in: Unicode when its bytes are, else Windows-1252.

    A byte that Windows-1252 does not have makes it Latin-1, in which every byte is something.
    """
    mark = hashlib.sha256()
    head, size = b"", 0
    unicode = codecs.getincrementaldecoder("utf-8")()
    is_unicode, is_ascii, has_undefined = True, True, False
    while chunk := stream.read(CHUNK):
        head = head or chunk[:4096]
        size += len(chunk)
        mark.update(chunk)
        is_ascii = is_ascii and chunk.isascii()
        is_unicode = is_unicode and _decodes(unicode, chunk)
        has_undefined = has_undefined or any(byte in chunk for byte in _UNDEFINED)
    is_unicode = is_unicode and _decodes(unicode, b"", final=True)
    name = WIDE.get(head[:2]) or (UTF_8 if is_unicode else LATIN if has_undefined else WINDOWS)
    declared = _DECLARED.search(head[:1024].replace(b"\0", b""))
    said = declared[1].decode("ascii").lower() if declared else ""
    return Encoded(name, said, head, size, f"sha256:{mark.hexdigest()}", is_ascii)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final=final)
    except UnicodeDecodeError:
        return False
    return True
