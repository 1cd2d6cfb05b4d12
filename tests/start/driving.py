# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drives the compiled core through all it does; test_sanitizers.py runs this file with a core that checks itself.

`python driving.py CORE ELECTIONS FILES` prints what was counted and compared. Every figure comes from a number, so what
fails can be repeated.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import sys
import tempfile
from array import array
from fractions import Fraction
from importlib import machinery, util
from pathlib import Path

from tests.deciding.counting.generated import generated

from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    BallotKind,
    Completion,
    Election,
    PartTime,
    Project,
    Rule,
    Undecided,
    Utility,
    compiled,
    count,
    read_pb,
    write_pb,
)

CORE = "werkdruk.deciding.counting._native"
FILE = """META
key;value
description;x
country;NL
budget;1000
vote_type;{kind}
num_projects;3
num_votes;4
PROJECTS
project_id;cost;name;category
a;500;"One; two";x,y
b;300;Een;x
c;400.50;Drie;
VOTES
voter_id;age;vote;points
1;30;a,b;3,2
2;31;b,a;1,1
3;;c;4
4;40;a,b,c;1,2,3
"""
PIECES = [
    b";",
    b"\n",
    b"\r\n",
    b'"',
    b",",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff",
    b"-1",
    b"9" * 40,
    b"VOTES\n",
    b"META\n",
    b" ",
    b"a",
]


def load(path):
    """The core in this file, in the place of any other."""
    loader = machinery.ExtensionFileLoader(CORE, path)
    module = util.module_from_spec(machinery.ModuleSpec(CORE, loader, origin=path))
    loader.exec_module(module)
    sys.modules[CORE] = compiled._MADE = module
    return module


def large(seed):
    """An election of a few hundred ballots that are nearly all different: long lists, many steps."""
    chance = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
    kind = chance.choice(list(BallotKind))
    utility = {BallotKind.POINTS: Utility.POINTS, BallotKind.RANKING: Utility.BORDA}.get(
        kind, chance.choice(list(Utility)[:2])
    )
    names = [f"p{number}" for number in range(chance.randint(2, 40))]
    projects = [Project(name, chance.randint(1, 10 ** chance.randint(1, 8))) for name in names]
    ballots = []
    for _ in range(chance.randint(1, 300)):
        choices = tuple(chance.sample(names, chance.randint(0, min(12, len(names)))))
        points = tuple(chance.randint(1, 9) for _ in choices) if kind is BallotKind.POINTS else ()
        ballots.append(Ballot(choices, points, weight=Fraction(chance.randint(1, 10), 10)))
    budget = chance.randint(1, sum(project.cost for project in projects))
    step = Fraction(max(1, budget // len(ballots)), chance.choice((1, 20, 300)))
    rule = Rule(utility=utility, completion=Completion.ADD1U, step=step, part_time=chance.choice(list(PartTime)))
    return Election.of(projects, ballots, budget, kind=kind), rule


def claimed(election, rule, **how):
    """What a count gives, or which project it could not choose between."""
    try:
        found = count(election, rule, **how)
    except Undecided as tie:
        return str(tie)
    return found.winners, found.increments, found.stop, found.ties


def compare(elections):
    """The number of elections counted with and without the core, and the numbers of those that differ."""
    differ = []
    for seed in range(elections):
        election, rule = generated(seed)
        if claimed(election, rule) != claimed(election, rule, compiled=False):
            differ.append(seed)
    return elections, differ


def count_large(elections):
    """The number of larger elections counted with the core alone."""
    for seed in range(elections):
        claimed(*large(seed))
    return elections


def read_broken(files):
    """The number of files read with and without the core, how many were refused, and those that were read otherwise."""
    refused, differ = 0, []
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "broken.pb")
        for seed in range(files):
            path.write_bytes(broken(seed))
            os.environ[compiled.PLAIN] = ""
            found = read(path)
            os.environ[compiled.PLAIN] = "1"
            refused += found[0] == "refused"
            if found != read(path):
                differ.append(seed)
    os.environ[compiled.PLAIN] = ""
    return files, refused, differ


def read(path):
    """What is in a file, or why it was refused, with all that was stated."""
    try:
        election, problems = read_pb(path)
    except BadElection as refusal:
        return "refused", refusal.reason, [problem.line() for problem in refusal.problems]
    codes = list(election.ballots.codes)
    return "read", election.digest, election.votes, codes, [problem.line() for problem in problems]


def scan_anything(module, times):
    """The number of calls of the scanner with any bytes, from any place, with any columns."""
    for seed in range(times):
        chance = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
        data = broken(seed)
        columns = tuple(chance.randint(-2, 5) for _ in range(4))
        ids = tuple(chance.choice((b"a", b"b", b"c", b"", b"p1", b"x" * 300)) for _ in range(chance.randint(0, 5)))
        with contextlib.suppress(ValueError, TypeError):
            module.scan_votes(
                data, chance.randint(-1, len(data) + 1), columns, chance.randint(-1, 3), ids, len(ids), seed
            )
    return times


def broken(seed):
    """A small file with a few bytes changed, taken out, put in or cut off."""
    chance = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
    if seed % 2:
        election = (large if seed % 10 == 1 else generated)(seed)[0]
        text = bytearray(write_pb(election).encode())
    else:
        kind = chance.choice(("approval", "cumulative", "scoring", "ordinal", "choose-1"))
        text = bytearray(FILE.format(kind=kind).encode())
    for _ in range(chance.choice((0, 1, 1, 2, 5))):
        at = chance.randrange(len(text) + 1)
        way = chance.choice((0, 0, 0, 1, 1, 2, 2, 2, 3))
        if way == 0:
            text[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del text[at : at + chance.choice((1, 2, 30))]
        elif way == 2:
            text[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 1, 3000))
        else:
            del text[at:]
    return bytes(text)


def refuse_wrong_rows(module):
    """The number of calls with rows that do not fit together; each raises an exception of Python."""
    right = [array("I", [0, 2, 3]), array("I", [0, 1, 1]), array("q"), array("q", [1, 2]), array("q")]
    right += [array("q", [5, 7]), array("q", [5, 7]), array("I", [0, 1])]
    assert module.Market(*right, True)
    wrong = [
        array("I"),
        array("q"),
        array("I", [0]),
        array("I", [9, 9, 9]),
        array("q", [1] * 9),
        array("I", [0, 3, 1]),
        None,
        b"x",
        7,
    ]
    refused = 0
    for place in range(len(right)):
        for other in wrong:
            rows = [*right[:place], other, *right[place + 1 :]]
            try:
                market = module.Market(*rows, True)
            except (ValueError, TypeError, BufferError):
                refused += 1
            else:
                market.run(0, 0, 1, ())
    return refused


def grown(module, times):
    """By how many kilobytes memory grows while the same is counted over and over, after a first round."""
    election, rule = large(3)
    for _ in range(times):
        claimed(election, rule)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(10 * times):
        claimed(election, rule)
    refuse_wrong_rows(module)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def main(core, elections, files):
    """Print what was done; raise when the core and the fractions differ."""
    module = load(core)
    assert compiled.module() is module
    refused = refuse_wrong_rows(module)
    compared, differ = compare(elections)
    files, files_refused, read_otherwise = read_broken(files)
    figures = {"refused": refused, "compared": compared, "large": count_large(elections // 20), "files": files}
    figures |= {"files refused": files_refused, "scanned": scan_anything(module, 2 * files)}
    sys.stdout.write(json.dumps(figures))
    assert (differ, read_otherwise) == ([], []), "counted or read otherwise without the core"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
