# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The how-to of the staff list: its example is a good list, its limits and columns are the real ones."""

from __future__ import annotations

import re

from werkdruk.deciding.people import COLUMNS, read_staff
from werkdruk.deciding.people.reading import BYTES_MAX, ROWS_MAX
from werkdruk.evaluation.suppression import FLOOR_MIN
from werkdruk.kernel import Brin
from werkdruk.web.forms import people


def test_the_example_in_the_how_to_is_a_good_list(root):
    text = (root / "docs" / "how-to" / "import-staff.md").read_text(encoding="utf-8")
    example = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    found = read_staff(example[0].encode(), school=Brin("99CC"), file="voorbeeld.csv")
    assert found.problems == ()
    assert [person.number for person in found.people] == ["1001", "1002"]
    assert example[0].splitlines()[0] == ";".join(COLUMNS)


def test_the_limits_on_the_page_are_the_real_ones():
    assert (BYTES_MAX, ROWS_MAX, FLOOR_MIN) == (people.BYTES_MAX, 5_000, 5)
