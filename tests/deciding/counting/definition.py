# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules as they are defined, voter by voter and in fractions: slow, short, and made to be compared with.

Nothing here knows of types, bounds, common denominators or heaps. Every project is looked at every time.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting import Ballot, Completion, Method, Misfit, PartTime, Tie, Utility


@dataclass
class Voter:
    """What a voter gives each project (the share of its price), has to spend, and how many voters it counts for."""

    shares: dict
    part: Fraction
    counts_for: Fraction
    unit: str
    purse: Fraction = Fraction(0)
    load: Fraction = Fraction(0)


@dataclass
class Count:
    """What came out: winners in order, the price of a share each time, the ties, what each voter has left."""

    winners: list
    prices: list
    ties: list
    left: list
    own: int = 0
    increments: int = 0


def voters_of(election, rule):
    """All voters, one by one, in the order of the file."""
    ids = [project.id for project in election.projects]
    ballots = election.ballots
    voters = []
    for number in ballots.type_of:
        names = [ids[project] for project in ballots.choices(number)]
        shares = dict.fromkeys(names, 1)
        if rule.utility is Utility.POINTS:
            shares = dict(zip(names, ballots.points_of(number), strict=True))
        if rule.utility is Utility.BORDA:
            shares = {name: len(names) - place for place, name in enumerate(names, 1) if place < len(names)}
        weight = ballots.weights[number] if ballots.weights else Fraction(1)
        voters.append(
            Voter(
                shares=shares,
                part=Fraction(1) if rule.part_time is PartTime.PERSON else weight,
                counts_for=weight if rule.part_time is PartTime.CLONE else Fraction(1),
                unit=ballots.units[number] if ballots.units else "",
            )
        )
    return voters


def cast(election):
    """All ballots, one per voter, as they can be given to `Election.of` again."""
    ballots = election.ballots
    ids = [project.id for project in election.projects]
    return [
        Ballot(
            tuple(ids[project] for project in ballots.choices(number)),
            tuple(ballots.points_of(number)),
            weight=ballots.weights[number] if ballots.weights else Fraction(1),
            unit=ballots.units[number] if ballots.units else "",
        )
        for number in ballots.type_of
    ]


def votes_of(election, voters):
    """The support of each project, in voters or in points."""
    return {
        project.id: sum((voter.counts_for * voter.shares.get(project.id, 0) for voter in voters), Fraction(0))
        for project in election.projects
    }


def order_of(election, rule, votes):
    """The place of each project when it is as good as another: the smallest goes first."""
    return {
        project.id: [
            {
                Tie.COST: lambda project=project: project.cost,
                Tie.VOTES: lambda project=project: -votes[project.id],
                Tie.NAME: lambda project=project: project.id,
                Tie.LOT: lambda project=project: rule.ties.lot.index(project.id),
            }[way]()
            for way in rule.ties.ways
        ]
        for project in election.projects
    }


def price_of(cost, payers):
    """The price of a share at which these (purse, share) together pay `cost`; those with less pay all. Or None."""
    if sum(purse for purse, _ in payers) < cost:
        return None
    ordered = sorted(payers, key=lambda payer: payer[0] / payer[1])
    for poor, (purse, share) in enumerate(ordered):
        rest = cost - sum(each for each, _ in ordered[:poor])
        price = rest / Fraction(sum(each for _, each in ordered[poor:]))
        if price * share <= purse:
            return price
    return None


def buy_all(election, rule, voters, projects, found):
    """Buy as long as something can be bought, from the purses as they are; adds to `found`."""
    order = order_of(election, rule, votes_of(election, voters_of(election, rule)))
    while True:
        offers = {}
        for project in projects:
            backers = [voter for voter in voters if voter.shares.get(project.id)]
            price = price_of(
                project.cost, [(each.purse, each.counts_for * each.shares[project.id]) for each in backers]
            )
            if backers and price is not None and project.id not in found.winners:
                offers[project.id] = (price / (project.cost if rule.utility is Utility.COST else 1), price)
        if not offers:
            return
        least = min(rho for rho, _ in offers.values())
        equal = sorted(name for name, (rho, _) in offers.items() if rho == least)
        chosen = min(equal, key=order.__getitem__)
        found.winners.append(chosen)
        found.prices.append(offers[chosen][1])
        if equal[1:]:
            found.ties.append((len(found.winners), tuple(equal)))
        for voter in voters:
            if voter.shares.get(chosen):
                voter.purse -= min(voter.purse, offers[chosen][1] * voter.counts_for * voter.shares[chosen])


def shares_run(election, rule, level):
    """One run of equal shares: each unit its floor, then all together with what everybody has left."""
    voters = voters_of(election, rule)
    found = Count([], [], [], [])
    units = sorted({project.unit for project in election.projects if project.unit}) if rule.floor else []
    for voter in voters:
        voter.purse = level * voter.part * rule.floor
    for unit in units:
        members = [voter for voter in voters if voter.unit == unit]
        buy_all(election, rule, members, [each for each in election.projects if each.unit == unit], found)
    found.own = len(found.winners)
    for voter in voters:
        voter.purse += level * voter.part * (1 - rule.floor)
    buy_all(election, rule, voters, election.projects, found)
    found.left = [voter.purse for voter in voters]
    return found


def cost_of(election, names):
    """What these cost together."""
    return sum(election.by_id[name].cost for name in names)


def equal_shares(election, rule):
    """Equal shares, completed as the rule says."""
    voters = voters_of(election, rule)
    votes = votes_of(election, voters)
    level = election.budget / sum((voter.part for voter in voters), Fraction(0))
    found = shares_run(election, rule, level)
    while rule.completion in {Completion.ADD1, Completion.ADD1U}:
        left = election.budget - cost_of(election, found.winners)
        if not any(votes[each.id] and each.cost <= left and each.id not in found.winners for each in election.projects):
            break
        following = shares_run(election, rule, level + (found.increments + 1) * rule.step)
        if cost_of(election, following.winners) > election.budget:
            break
        following.increments = found.increments + 1
        found = following
    if rule.completion in {Completion.UTILITARIAN, Completion.ADD1U}:
        add_most_voted(election, rule, votes, found)
    return found


def add_most_voted(election, rule, votes, found):
    """Add what has most votes, as far as it fits."""
    order = order_of(election, rule, votes)
    for name in sorted(votes, key=lambda name: (-votes[name], order[name])):
        fits = cost_of(election, [*found.winners, name]) <= election.budget
        if votes[name] and name not in found.winners and fits:
            found.winners.append(name)


def greedy(election, rule):
    """Most votes first."""
    votes = votes_of(election, voters_of(election, rule))
    order = order_of(election, rule, votes)
    found = Count([], [], [], [])
    for name in sorted(votes, key=lambda name: (-votes[name], order[name])):
        if not votes[name] or votes[name] < rule.threshold:
            continue
        if cost_of(election, [*found.winners, name]) <= election.budget:
            found.winners.append(name)
        elif rule.misfit is Misfit.STOP:
            break
    return found


def phragmen(election, rule):
    """Purses fill from nothing; what can be paid first is bought, and empties the purses of its supporters."""
    voters = voters_of(election, rule)
    votes = votes_of(election, voters)
    order = order_of(election, rule, votes)
    found = Count([], [], [], [])
    while True:
        moments = {}
        for project in election.projects:
            backers = [voter for voter in voters if voter.shares.get(project.id)]
            taken = project.id in found.winners or project.cost > election.budget or votes[project.id] < rule.threshold
            if backers and not taken:
                paid = sum(voter.part * voter.load for voter in backers)
                moments[project.id] = (paid + project.cost) / sum(voter.part for voter in backers)
        first = [name for name, moment in moments.items() if moment == min(moments.values())]
        left = election.budget - cost_of(election, found.winners)
        if not first or any(election.by_id[name].cost > left for name in first):
            return found
        chosen = min(first, key=order.__getitem__)
        found.winners.append(chosen)
        found.prices.append(moments[chosen])
        if first[1:]:
            found.ties.append((len(found.winners), tuple(sorted(first))))
        for voter in voters:
            if voter.shares.get(chosen):
                voter.load = moments[chosen]


def counted(election, rule):
    """What comes out by the definition of the rule."""
    return {Method.SHARES: equal_shares, Method.GREEDY: greedy, Method.PHRAGMEN: phragmen}[rule.method](election, rule)
