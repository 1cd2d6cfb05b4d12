# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elections as `.pb` files, so that others can recount them."""

from __future__ import annotations

import csv
import io

from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome

OWN_FACTS = ("num_projects", "num_votes", "budget", "vote_type", "currency")


def write_pb(election: Election, outcome: Outcome | None = None) -> str:
    """The text of a `.pb` file: read back it is the same election. With an outcome, it says which projects won.

    Voters without a code are numbered in order of their ballots, so that nothing tells in which order they voted.
    """
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerows([["META"], ["key", "value"], *_facts(election)])
    rows.writerow(["PROJECTS"])
    rows.writerow(["project_id", "cost", "votes", "name", *(["selected"] if outcome else [])])
    for project in election.projects:
        selected = [int(project.id in outcome.winners)] if outcome else []
        cost = _amount(project.cost, election.scale)
        rows.writerow([project.id, cost, election.votes[project.id], project.name, *selected])
    rows.writerows([["VOTES"], ["voter_id", "vote"], *_votes(election)])
    return text.getvalue()


def _facts(election: Election) -> list[list[str]]:
    """The lines of the head: those we know ourselves, then all others as they were."""
    known = dict(election.facts)
    own = {
        "num_projects": str(len(election.projects)),
        "num_votes": str(len(election.ballots)),
        "budget": _amount(election.budget, election.scale),
        "vote_type": known.get("vote_type", "approval"),
        "currency": election.currency,
    }
    return [[key, own.get(key, value)] for key, value in (own | known).items()]


def _votes(election: Election) -> list[list[str]]:
    coded = [[ballot.voter, ",".join(sorted(ballot.approvals))] for ballot in election.ballots]
    if all(voter for voter, _ in coded):
        return coded
    return [[str(number), vote] for number, vote in enumerate(sorted(vote for _, vote in coded), 1)]


def _amount(units: int, scale: int) -> str:
    """The amount in the currency: whole, or with as many decimals as the scale has."""
    if scale == 1:
        return str(units)
    whole, rest = divmod(units, scale)
    return f"{whole}.{rest:0{len(str(scale)) - 1}d}"
