# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small file that is all right, and what tests look at in what is read."""

from __future__ import annotations

import pytest

from werkdruk.deciding.counting import BadElection, parse_pb

GOOD = """META
key;value
description;Werkdrukplan
num_projects;3
num_votes;4
budget;100
vote_type;approval
currency;EUR
PROJECTS
project_id;cost;votes;name
1;40;2;Surveillance
2;60;2;"Mentoraat; minder leerlingen"
3;30;1;"Een ""rustige"" week"
VOTES
voter_id;vote
a;1,2
b;1
c;2,3
d;
"""


def codes(problems):
    return [(problem.code, problem.where.line) for problem in problems]


def chosen(election):
    """The choices of each voter by project id, in the order of the file."""
    ids = [project.id for project in election.projects]
    rows = election.ballots
    return [[ids[number] for number in rows.choices(type_)] for type_ in rows.type_of]


def given(election):
    return [list(election.ballots.points_of(number)) for number in election.ballots.type_of]


def refused(text, **columns):
    with pytest.raises(BadElection) as refusal:
        parse_pb(text, "x.pb", **columns)
    assert refusal.value.problems
    return refusal.value
