# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The results as Markdown, to read, and as CSV, to go on with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from agreement import OURS, SAME, compared, differences, failures
from measuring import CENT, METHODS, PART_OF_CENT, UTILITIES, Found
from promises import Promise, times
from subjects import Subject

PEERS = {
    "pabumeasures": "pabumeasures {}",
    "pabutools": "pabutools exact {}",
    "pabutools multi": "pabutools multi {}",
    "tool floats": "tool floats none",
    "tool fractions": "tool fractions none",
}
"""The columns and their jobs; only `{}` takes the utility, the tool knows cost alone."""


def duration(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    for limit, factor, unit in ((1e-3, 1e6, "us"), (1.0, 1e3, "ms")):
        if seconds < limit:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds:.3g} s"


def ratio(value: float | None) -> str:
    if value is None:
        return "-"
    return f"x{value:,.0f}" if value >= 10 else f"x{value:.2g}"


def megabytes(value: float) -> str:
    return f"{value:.0f}" if value else "-"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def sizes(found: Found, subject: Subject) -> list[str]:
    said = found.of("ours memory", subject).said
    return [subject.name, *(f"{said.get(name, 0):,}" for name in ("voters", "types", "projects"))]


def agreed(found: Found, subject: Subject, jobs: Iterable[str]) -> str:
    """How many of the programs that answered have our winners in our order."""
    wanted = set(jobs)
    all_ = [same for each, job, same in compared(found) if each == subject and job in wanted]
    return f"{sum(all_)} of {len(all_)}"


def core(found: Found) -> str:
    head = ["election", "voters", "types", "projects", "utility", "ours", "plain", *PEERS, "same order", "decided by"]
    rows = []
    for subject in found.timed:
        for utility in UTILITIES:
            mine = found.of(f"ours core {utility}", subject)
            took = mine.seconds("seconds")
            columns = [job.format(utility) if "{}" in job or utility == "cost" else "" for job in PEERS.values()]
            all_ = [f"ours exact {utility}", *columns]
            beside = [ratio(times(found.of(job, subject).seconds("seconds"), took)) for job in all_]
            path = ", ".join(f"{name} {number}" for name, number in mine.said.get("path", {}).items())
            same = agreed(found, subject, SAME[utility])
            rows.append([*sizes(found, subject), utility, duration(took), *beside, same, path or "-"])
    return markdown(head, rows)


def whole(found: Found) -> str:
    jobs = [job.format("cost") for name, job in PEERS.items() if name != "pabumeasures"]
    head = ["election", "voters", "ours", "first time", "of it reading", "pabutools"]
    head += [f"beside {name}" for name in PEERS if name != "pabumeasures"]
    head += ["MB ours", "MB pabutools", "MB multi", "MB floats", "MB fractions"]
    rows = []
    for subject in found.timed:
        mine = found.whole("ours whole", subject)
        first = found.of("ours whole", subject).seconds("first")
        reading = found.of("ours parse", subject).seconds("seconds")
        theirs = [found.whole(job, subject) for job in jobs]
        room = [found.of(job, subject).megabytes for job in ("ours memory", *jobs)]
        shown = [duration(each) for each in (mine, first, reading, theirs[0])]
        shown += [ratio(times(each, mine)) for each in theirs]
        rows.append([subject.name, f"{subject.voters:,}", *shown, *map(megabytes, room)])
    return markdown(head, rows)


def climbs(found: Found) -> str:
    jobs = SAME["add1"]
    head = ["election", "voters", "steps", "ours, 1", "ours, 0.01", "ours, 0.0001"]
    head += ["pabutools", *(f"beside {name}" for name in ("pabutools", "tool floats", "tool fractions"))]
    head += ["same order", "MB ours (1)", "MB ours (0.0001)", "MB pabutools"]
    rows = []
    for subject in found.timed:
        mine = [found.of(f"ours add1 {step}", subject) for step in ("1", CENT, PART_OF_CENT)]
        took = mine[0].seconds("seconds")
        if took is None:
            continue
        theirs = [found.of(job, subject) for job in jobs]
        shown = [duration(each.seconds("seconds")) for each in (*mine, theirs[0])]
        shown += [ratio(times(each.seconds("seconds"), took)) for each in theirs]
        room = [megabytes(each.megabytes) for each in (mine[0], mine[2], theirs[0])]
        steps = f"{mine[0].said['steps']:,}"
        rows.append([subject.name, f"{subject.voters:,}", steps, *shown, agreed(found, subject, jobs), *room])
    return markdown(head, rows)


def others(found: Found) -> str:
    head = ["election", "voters", "rule", "ours", "pabutools", "beside pabutools", "same winners"]
    rows = []
    for subject in found.timed:
        for method in METHODS:
            mine, theirs = (
                found.of(f"{who} other {method}", subject).seconds("seconds") for who in ("ours", "pabutools")
            )
            if mine is not None and theirs is not None:
                cells = [
                    duration(mine),
                    duration(theirs),
                    ratio(times(theirs, mine)),
                    agreed(found, subject, SAME[method]),
                ]
                rows.append([subject.name, f"{subject.voters:,}", method, *cells])
    return markdown(head, rows)


def figures(promised: Iterable[Promise]) -> str:
    rows = [
        [
            each.what,
            f"{'at least' if each.least else 'below'} {each.limit:,g} {each.unit}",
            f"{each.measured:,.3g} {each.unit}" if each.measured < 1000 else f"{each.measured:,.0f} {each.unit}",
            each.where,
            "kept" if each.kept else "MISSED",
        ]
        for each in promised
    ]
    return markdown(["what", "promised", "measured", "on", ""], rows)


def report(found: Found, promised: Sequence[Promise], about: Iterable[str]) -> str:
    """The whole page."""
    all_ = list(compared(found))
    same = sum(each[2] for each in all_)
    other = [f"- {each}" for each in differences(found)] + [f"- not run: {each}" for each in failures(found)]
    parts = [
        "# Counting beside others",
        "\n".join(f"- {line}" for line in about),
        f"## Promised figures\n\n{figures(promised)}",
        f"## Winners\n\n{same} of {len(all_)} comparisons have the same winners in the same order.\n\n"
        + "\n".join(other),
        f"## Equal shares on prepared data\n\nx: how many times our CPU seconds another takes.\n\n{core(found)}",
        f"## From file to winners, equal shares, cost\n\n{whole(found)}",
        f"## With purses raised step by step (add1)\n\n{climbs(found)}",
        f"## Other rules, without reading (plain Python)\n\n{others(found)}",
    ]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def long_rows(found: Found) -> Iterator[list[object]]:
    question = {job: OURS[name] for name, jobs in SAME.items() for job in jobs}
    same = {(subject.name, job): equal for subject, job, equal in compared(found)}
    voters = {subject.name: subject for subject in found.subjects}
    for (job, name), answer in found.answers.items():
        seconds = answer.seconds("seconds")
        mine = found.of(question.get(job, job), voters[name]).seconds("seconds")
        row = [name, voters[name].voters, job, seconds, answer.seconds("parse"), times(seconds, mine)]
        yield [*row, round(answer.cpu, 3), round(answer.megabytes, 1), same.get((name, job), ""), answer.failed]


def table(found: Found) -> str:
    """All measurements as CSV, one row a process."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["election", "voters", "job", "seconds", "parse_seconds", "times_ours", "process_cpu", "mb", "same", "failed"]
    )
    writer.writerows(long_rows(found))
    return out.getvalue()
