# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import BoardNumber, Brin, InvalidCode, SiteCode


@given(st.from_regex(r"[0-9]{2}[A-Z]{2}[0-9]{2}", fullmatch=True).filter(str.isascii))
def test_a_site_is_a_site_of_one_school(text):
    assert SiteCode(text).brin == Brin(text[:4]) == text[:4]


@given(st.text(max_size=7) | st.from_regex(r"[0-9]{2}[A-Z]{2}([0-9]{2})?|[0-9]{5}", fullmatch=True))
def test_a_code_that_exists_is_valid(text):
    for kind, digits in ((Brin, "99AA"), (SiteCode, "99AA99"), (BoardNumber, "99999")):
        shape = "".join("9" if sign in "0123456789" else "A" if "A" <= sign <= "Z" else "?" for sign in text)
        if shape == digits:
            assert kind(text) == text
        else:
            with pytest.raises(InvalidCode) as fault:
                kind(text)
            assert (fault.value.kind, fault.value.text) == (kind.__name__, text)


@pytest.mark.parametrize("text", ["18br", "18B", "18BR0", "8BR", " 18BR", "18BR\n", "", "1ABR", "١٨BR"])
def test_what_is_no_school_is_refused(text):
    with pytest.raises(InvalidCode, match="is no Brin"):
        Brin(text)


@pytest.mark.parametrize("text", ["18BR", "18BR0", "18BR000", "18BRAA"])
def test_what_is_no_site_is_refused(text):
    with pytest.raises(InvalidCode, match="is no SiteCode"):
        SiteCode(text)


def test_leading_zeros_are_kept():
    assert (str(BoardNumber("00123")), str(Brin("00AB")), str(SiteCode("00AB00"))) == ("00123", "00AB", "00AB00")


@pytest.mark.parametrize("text", ["123", "123456", "1234A", "-1234"])
def test_what_is_no_board_is_refused(text):
    with pytest.raises(InvalidCode, match="is no BoardNumber"):
        BoardNumber(text)
