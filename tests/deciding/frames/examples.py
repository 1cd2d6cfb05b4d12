# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames to test with: a sound example, and any frames at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import Completion, Method, Misfit, PartTime, Rule, Tie, TieOrder, Utility
from werkdruk.deciding.frames import (
    Backing,
    Floors,
    FramedUnit,
    Frames,
    Headcount,
    Holiday,
    Joining,
    OverBudget,
    PackageVote,
    Stance,
    TalkRules,
    Theme,
    Timeline,
    VoteSettings,
    Way,
)
from werkdruk.deciding.people import UnitKind
from werkdruk.kernel import Euro, SchoolYear

FLOOR = Fraction(1, 5)
TIMELINE = Timeline(
    check_closes=date(2023, 12, 8),
    ratify_by=date(2023, 12, 20),
    ideas_open=date(2024, 1, 8),
    ideas_close=date(2024, 2, 9),
    feasible_by=date(2024, 3, 1),
    votes_open=date(2024, 3, 4),
    votes_close=date(2024, 3, 15),
    merge_by=date(2024, 4, 2),
    package_by=date(2024, 4, 12),
    council_by=date(2024, 4, 19),
    holidays=(Holiday("voorjaarsvakantie", date(2024, 2, 17), date(2024, 2, 25)),),
)
SOUND = Frames(
    year=SchoolYear(2024),
    units=(
        FramedUnit("bb", "onderbouw", UnitKind.TEAM, Way.SCHOOL_COUNT),
        FramedUnit("ne", "sectie Nederlands", UnitKind.SECTIE, Way.TALK),
        FramedUnit("hv", "team havo", UnitKind.TEAM, Way.COUNT),
        FramedUnit("oo", "werkgroep ondersteuning", UnitKind.GROUP, Way.MAJORITY),
    ),
    timeline=TIMELINE,
    vote=VoteSettings(
        Rule(completion=Completion.ADD1, floor=FLOOR, ties=TieOrder((Tie.COST, Tie.VOTES, Tie.LOT))),
        quorum=Fraction(1, 3),
        lot_from="de eerste openbare trekking na de laatste dag voor voorstellen",
    ),
    talks=TalkRules(group_max=12, talks_min=2),
    floors=Floors(FLOOR, Fraction(1, 10)),
    themes=(
        Theme("tekort", "Minder lessen in tekortvakken", Stance.EXCLUDED, "Daar zijn geen docenten voor."),
        Theme("ander", "Werk dat naar een ander gaat", Stance.CONDITIONAL, "Het schuift door.", "Die groep zegt ja."),
        Theme("toets", "Toetsweken", Stance.REQUIRED, "Daar klaagt iedereen over."),
    ),
    backing=Backing(Fraction(1, 2)),
    package=PackageVote(Fraction(1, 2)),
)
PEOPLE = Headcount({"bb": 24, "ne": 8, "hv": 20, "oo": 8}, oop=9, total=60)
POT = Euro.parse("EUR 175274.00")

PARTS = st.fractions(-1, 2, max_denominator=12)
WORDS = st.text("abc ", max_size=4)
DATES = st.dates(date(2023, 8, 1), date(2025, 7, 31))
UNITS = st.builds(FramedUnit, WORDS, WORDS, st.sampled_from(UnitKind), st.sampled_from(Way))
THEMES = st.builds(Theme, WORDS, WORDS, st.sampled_from(Stance), WORDS, WORDS)
RULES = st.builds(
    Rule,
    method=st.sampled_from(Method),
    utility=st.sampled_from(Utility),
    completion=st.sampled_from(Completion),
    step=PARTS,
    ties=st.builds(TieOrder, st.lists(st.sampled_from(Tie), max_size=4).map(tuple)),
    part_time=st.sampled_from(PartTime),
    floor=PARTS,
    threshold=st.integers(0, 2),
    misfit=st.sampled_from(Misfit),
)
VOTES = st.builds(VoteSettings, RULES, st.integers(-1, 5), PARTS, WORDS)
HOLIDAYS = st.none() | st.lists(st.builds(Holiday, WORDS, DATES, DATES), max_size=2).map(tuple)
TIMELINES = st.builds(
    Timeline,
    *[DATES] * 7,
    votes_open=st.none() | DATES,
    votes_close=st.none() | DATES,
    package_by=st.none() | DATES,
    holidays=HOLIDAYS,
)
ANY = st.builds(
    Frames,
    year=st.just(SchoolYear(2024)),
    units=st.lists(UNITS, max_size=4).map(tuple),
    timeline=TIMELINES,
    vote=VOTES,
    talks=st.builds(TalkRules, st.integers(0, 20), st.integers(0, 3), st.booleans()),
    floors=st.builds(Floors, PARTS, PARTS),
    joining=st.sampled_from(Joining),
    over_budget=st.sampled_from(OverBudget),
    themes=st.lists(THEMES, max_size=3).map(tuple),
    backing=st.builds(Backing, PARTS, st.booleans()),
    package=st.none() | st.builds(PackageVote, PARTS),
    ratified_by=st.sampled_from(Body),
    version=st.integers(1, 3),
)
"""Frames as somebody may fill them in: most of them contradict themselves."""

COUNTS = st.builds(
    Headcount, st.dictionaries(WORDS, st.integers(0, 30), max_size=4), st.integers(0, 9), st.integers(0, 60)
)
