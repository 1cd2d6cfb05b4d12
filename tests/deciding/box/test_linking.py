# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Given everything that is stored of fifty votes, and more than anybody should know, nobody is found but by chance.

The attacker has the staff list, the order of handing out, the order in which people voted and who did so twice; and the
box as it is stored while open and after closing, the log and what is published. It lays each order of people beside
each order of rows it can make out of any field, and says: this ballot is that person's. Chance finds one of fifty.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import chain, combinations, pairwise

import pytest

from werkdruk.deciding.box import Box, closed, publication, with_batch
from werkdruk.deciding.box.keys import SIGNS, grouped
from werkdruk.kernel.digests import plain

PEOPLE, RUNS = 50, 150
CHANCE = 1
FOUND_AT_MOST = 1.35
"""Of fifty, on average over the runs: chance is 1, and its spread over 150 runs 0.08."""
NAMES = "abcdef"
EVERY_BALLOT = list(chain.from_iterable(combinations(NAMES, size) for size in range(7)))


def _election(make_scene, seed):
    """Fifty votes: the orders of people an attacker may know, the true ballots, all that is stored, each dump."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats its chance
    scene = make_scene(PEOPLE, seed)
    slip_of = chance.sample(range(PEOPLE), PEOPLE)  # a hat
    ballots = chance.sample(EVERY_BALLOT, PEOPLE)  # all different, so that a right guess is a right guess
    voting, twice = chance.sample(range(PEOPLE), PEOPLE), chance.sample(range(PEOPLE), 10)
    dumps = []
    for person in [*twice, *voting]:
        scene.vote(slip_of[person], ballots[person])
        scene.box = with_batch(scene.box)
        dumps.append(scene.box.stored())
    orders = {
        "staff list": list(range(PEOPLE)),
        "handed out": sorted(range(PEOPLE), key=slip_of.__getitem__),
        "voted": voting,
        "voted twice": [*twice, *(person for person in voting if person not in twice)],
        "slip number": sorted(range(PEOPLE), key=lambda person: scene.slips[slip_of[person]].number),
    }
    return scene, orders, ballots, dumps


def _rows(scene):
    """Every table that is stored, open and closed, as rows of all their fields with the ballot in front."""
    box, kept = json.loads(scene.box.stored()), closed(scene.box)
    log = [*box["log"], *box["waiting"]]
    opened = [
        (tuple(choices), place, slot, mark, trace, entry)
        for place, ((slot, (choices, mark)), trace, entry) in enumerate(
            zip(box["cast"].items(), box["traces"], log, strict=False)
        )
    ]
    shown = plain(publication(scene.document, kept))
    after = [
        (tuple(row["choices"]), place, row["mark"], mark, entry)
        for place, (row, mark, entry) in enumerate(
            zip(shown["ballots"], shown["marks"], shown["log"]["entries"], strict=False)
        )
    ]
    return {"open": opened, "closed": after}


def _guesses(tables):
    """Each order of rows that some field gives: the ballots in that order."""
    for name, rows in tables.items():
        for field in range(1, len(rows[0])):
            yield f"{name} by field {field}", [row[0] for row in sorted(rows, key=lambda row, at=field: row[at])]


def _found(order, guess, ballots):
    """How many people get their own ballot when the guess is laid beside them."""
    return sum(ballots[person] == ballot for person, ballot in zip(order, guess, strict=True))


def _average(make_scene, guesses_of):
    """The average number of people found, for each order of people and each order of rows."""
    total = {}
    for seed in range(RUNS):
        scene, orders, ballots, dumps = _election(make_scene, seed)
        for name, guess in guesses_of(scene, dumps):
            for known, order in orders.items():
                total[known, name] = total.get((known, name), 0) + _found(order, guess, ballots)
    return {pair: found / RUNS for pair, found in total.items()}


def test_no_order_and_no_field_of_what_is_stored_names_voters_better_than_chance(make_scene):
    averages = _average(make_scene, lambda scene, _: _guesses(_rows(scene)))
    assert len(averages) == 5 * (5 + 4)
    assert max(averages.values()) <= FOUND_AT_MOST
    assert abs(sum(averages.values()) / len(averages) - CHANCE) < 0.1


def test_the_same_script_names_everybody_when_ballots_are_kept_in_the_order_they_came(make_scene):
    scene, orders, ballots, _ = _election(make_scene, 1)
    kept = {"naive": [(ballots[person], place) for place, person in enumerate(orders["voted"])]}
    ((_, guess),) = _guesses(kept)
    assert _found(orders["voted"], guess, ballots) == PEOPLE
    assert scene.box.holding.ballots == PEOPLE


def test_copies_of_the_open_box_after_every_vote_do_name_voters(make_scene):
    """What the box does not protect against, and the screen says: copies in between, and knowing who voted when."""
    _, orders, ballots, dumps = _election(make_scene, 2)
    boxes = [json.loads(dump)["cast"] for dump in dumps]
    changed = [
        next(tuple(row[0]) for slot, row in later.items() if earlier.get(slot) != row)
        for earlier, later in pairwise(boxes[9:])
    ]
    assert _found(orders["voted"], changed, ballots) == PEOPLE


def test_no_text_of_the_log_stands_anywhere_beside_a_ballot_or_a_key(make_scene):
    scene, *_ = _election(make_scene, 3)
    box, kept = json.loads(scene.box.stored()), closed(scene.box)
    entries = {*box["log"], *box["waiting"]}
    groups = [entries, set(box["traces"]), set(box["slots"]), {row[1] for row in box["cast"].values()}]
    pieces = [{text.replace("-", "").lower()[at : at + 10] for text in group for at in range(0, 50, 10)} - {""}
              for group in groups]  # fmt: skip
    for first, second in combinations([{one for one in group if len(one) == 10} for group in pieces], 2):
        assert first.isdisjoint(second)
    after = json.dumps(plain(kept))
    assert [text for text in (*box["slots"], *box["traces"]) if text in after] == []


def test_a_mark_cannot_be_worked_out_of_an_entry_or_a_slot(make_scene):
    scene, *_ = _election(make_scene, 4)
    box, kept = json.loads(scene.box.stored()), closed(scene.box)
    marks = {ballot.mark for ballot in kept.ballots}
    for text in (*kept.log.entries, *box["slots"], *box["traces"]):
        number = int(text, 16)
        as_mark = "".join(SIGNS[number // 23**place % 23] for place in range(12))
        assert grouped(as_mark) not in marks


@pytest.mark.parametrize("secret", ["key", "request"])
def test_neither_a_key_nor_a_request_is_ever_stored(make_scene, secret):
    scene = make_scene(20)
    attempts = [scene.attempt(number, ["a"]) for number in range(20)]
    for number, attempt in enumerate(attempts):
        scene.vote(number, ["a"], request=attempt.request)
    kept = scene.box.stored() + json.dumps(plain(closed(scene.box)))
    assert [
        one for one in attempts if getattr(one, secret) in kept or getattr(one, secret).replace("-", "") in kept
    ] == []


def test_with_teams_nobody_is_found_within_a_team_but_by_chance(make_scene):
    """A label says of which team a ballot is; beside the people of that team alone, chance finds one in each."""
    teams, total = (("a", 20), ("b", 15), ("c", 10), ("d", 5)), {}
    for seed in range(RUNS):
        scene, orders, ballots = _with_teams(make_scene, teams, seed)
        kept = closed(scene.box)
        for field in ("place", "mark"):
            rows = [(ballot.label, place if field == "place" else ballot.mark[::-1], ballot.choices)
                    for place, ballot in enumerate(kept.ballots)]  # fmt: skip
            guess = {team: [row[2] for row in sorted(rows) if row[0] == team] for team, _ in teams}
            for name, order in orders.items():
                found = sum(
                    ballots[person] == ballot
                    for team, _ in teams
                    for person, ballot in zip(order[team], guess[team], strict=True)
                )
                total[name, field] = total.get((name, field), 0) + found
    averages = {key: found / RUNS for key, found in total.items()}
    assert len(averages) == 4
    assert max(averages.values()) <= len(teams) + 0.7
    assert abs(sum(averages.values()) / len(averages) - len(teams)) < 0.3


def _with_teams(make_scene, teams, seed):
    """Fifty votes with a key of the own team: the orders in each team that an attacker may know, and the ballots."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats its chance
    scene = make_scene(PEOPLE, seed)
    members = {team: range(sum(size for _, size in teams[:at]), sum(size for _, size in teams[: at + 1]))
               for at, (team, _) in enumerate(teams)}  # fmt: skip
    slots = [slip.slot for slip in scene.slips]
    slip_of = {}
    for people in members.values():
        slip_of |= dict(zip(people, chance.sample(list(people), len(people)), strict=True))
    scene.box = replace(scene.box, labels={slots[at]: team for team, people in members.items() for at in people})
    ballots, voting = chance.sample(EVERY_BALLOT, PEOPLE), chance.sample(range(PEOPLE), PEOPLE)
    for person in voting:
        scene.vote(slip_of[person], ballots[person])
        scene.box = Box.restored(scene.document, with_batch(scene.box).stored())
    orders = {
        "staff list": {team: list(people) for team, people in members.items()},
        "voted": {team: [person for person in voting if person in people] for team, people in members.items()},
    }
    return scene, orders, ballots
