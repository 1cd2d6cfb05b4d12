# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The options of `werkdruk count`: read from words, checked together, made into a recipe and written back again."""

from __future__ import annotations

import argparse
import re
from fractions import Fraction
from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkdruk.deciding.counting import Rule
    from werkdruk.deciding.counting.batches import Recipe

WAYS = ("cost", "votes", "name", "lot")
ROWS = (".jsonl", ".csv")
MOST_WORKERS = 1000
STEP = Fraction(1)


def step(text: str) -> Fraction:
    """The step of add1 as an amount. Raises ArgumentTypeError when it is none, or nothing."""
    if re.fullmatch(r"\d{1,15}([.,]\d{1,6})?", text) is None or Fraction(text.replace(",", ".")) == 0:
        msg = "de stap is een bedrag hoger dan nul, zoals 1 of 0.01"
        raise argparse.ArgumentTypeError(msg)
    return Fraction(text.replace(",", "."))


def part(text: str) -> Fraction:
    """The part that a floor is, from 0 to under 1. Raises ArgumentTypeError when it is no such part."""
    msg = "de vloer is een deel van 0 tot 1, zoals 0.25 of 1/4"
    if re.fullmatch(r"\d{1,15}([.,]\d{1,9}|/[1-9]\d{0,14})?", text) is None:
        raise argparse.ArgumentTypeError(msg)
    found = Fraction(text.replace(",", "."))
    if found >= 1:
        raise argparse.ArgumentTypeError(msg)
    return found


def whole(text: str) -> int:
    """The number. Raises ArgumentTypeError when it is not a whole number from 0."""
    if re.fullmatch(r"[0-9]{1,15}", text) is None:
        msg = f"'{text[:20]}' is geen heel getal van 0 of hoger"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def workers(text: str) -> int:
    """The number of processes. Raises ArgumentTypeError when it is not a whole number from 1 to MOST_WORKERS."""
    if re.fullmatch(r"[0-9]{1,4}", text) is None or not 1 <= int(text) <= MOST_WORKERS:
        msg = f"het aantal processen is een getal van 1 tot {MOST_WORKERS}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def address(text: str) -> str:
    """The address of a scheduler. Raises ArgumentTypeError when it is not a host and a port."""
    if re.fullmatch(r"((tcp|tls|wss?)://)?([\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5}", text) is None:
        msg = "het adres van een cluster is zoals tcp://10.0.0.1:8786"
        raise argparse.ArgumentTypeError(msg)
    return text


def ways(text: str) -> str:
    """The order at ties, as it was written. Raises ArgumentTypeError when a word is no way to break ties."""
    unknown = [word for word in text.split(",") if word.strip() not in WAYS]
    if unknown:
        msg = f"'{unknown[0]}' is geen manier; kies uit {', '.join(WAYS)}"
        raise argparse.ArgumentTypeError(msg)
    return text


def fault(args: argparse.Namespace) -> str:
    """What is wrong with the options together, as one sentence; empty when they fit."""
    return _fault_of_output(args) or _fault_of_rule(args)


def _fault_of_output(args: argparse.Namespace) -> str:
    faults = {
        "geef een BESTAND.pb, of een map met --batch": not args.file and not args.batch,
        "geef een BESTAND.pb of --batch, niet allebei": args.file and args.batch,
        f"{args.file} is een map; tel een map met --batch": args.file and args.file.is_dir(),
        "--workers, --out en --dask horen bij --batch": (args.workers or args.out or args.dask) and not args.batch,
        "geef --workers of --dask, niet allebei": args.workers and args.dask,
        "--batch geeft rijen; --explain, --compare en --format pb gaan over een bestand": args.batch
        and (args.explain or args.compare or args.format == "pb"),
        "--out is een bestand dat op .jsonl of .csv eindigt": args.out and args.out.suffix.lower() not in ROWS,
        "--compare en --explain gaan niet samen; leg daarna een manier uit": args.compare and args.explain,
        "--format pb geeft alleen het bestand, zonder --explain of --compare": args.format == "pb"
        and (args.compare or args.explain),
    }
    return next((sentence for sentence, wrong in faults.items() if wrong), "")


def _fault_of_rule(args: argparse.Namespace) -> str:
    shares, drawn = args.rule == "mes", bool(args.lot or args.seed)
    ties = (args.ties or "lot").split(",")
    faults = {
        "bij --seed hoort een tekst": args.seed == "",
        "bij --lot horen projecten": args.lot == "",
        "geef --lot of --seed, niet allebei": args.lot and args.seed,
        "--lot en --seed tellen alleen als lot in --ties staat": drawn and "lot" not in [way.strip() for way in ties],
        "--completion hoort bij --rule mes": args.completion != "none" and not shares,
        "--step hoort bij --completion add1 en add1u": args.step is not None
        and "add1" not in args.completion
        and not args.compare,
        "--floor hoort bij --rule mes": args.floor and not shares,
        "--utility hoort bij --rule mes en greedy": args.utility and args.rule == "phragmen",
        "--threshold hoort bij --rule phragmen en greedy": args.threshold and shares and not args.compare,
        "--misfit hoort bij --rule greedy": args.misfit != "skip" and args.rule != "greedy" and not args.compare,
        "zeg met --part-time wat --weights doet: purse, of clone": args.weights
        and args.part_time == "person"
        and not args.compare,
        "zeg met --floor welk deel eerst naar het team van --unit gaat": args.unit
        and not args.floor
        and not args.compare,
    }
    return next((sentence for sentence, wrong in faults.items() if wrong), "")


def while_waiting(args: argparse.Namespace) -> str:
    """What to say when the count takes long."""
    if "add1" not in args.completion:
        return "het tellen duurt even; Ctrl-C breekt af."
    step = _amount(STEP if args.step is None else args.step)
    return (
        f"het tellen duurt even: ieders deel gaat met {step} per stap omhoog. "
        "Met een grotere --step gaat het sneller; Ctrl-C breekt af."
    )


def recipe(args: argparse.Namespace) -> Recipe:
    """How to count, as asked."""
    from werkdruk.deciding.counting import Completion, Method, Misfit, PartTime, TieOrder, Utility
    from werkdruk.deciding.counting.batches import Recipe

    drawn = bool(args.lot or args.seed)
    lot = filter(None, (name.strip() for name in (args.lot or "").split(",")))
    return Recipe(
        method=Method(args.rule),
        utility=Utility(args.utility) if args.utility else None,
        completion=Completion(args.completion),
        step=STEP if args.step is None else args.step,
        ties=TieOrder.parse(args.ties or ("cost,votes,lot" if drawn else "cost,votes,name"), lot),
        seed=args.seed or "",
        part_time=PartTime(args.part_time),
        floor=args.floor,
        threshold=args.threshold,
        misfit=Misfit(args.misfit),
        weight=args.weights,
        unit=args.unit,
        compiled=not args.plain,
    )


def written(rule: Rule, recipe: Recipe) -> str:
    """The options that count in this way again: those of a rule that was made from a recipe."""
    words = [f"--rule {rule.method}"]
    if rule.method != "phragmen":
        words.append(f"--utility {rule.utility}")
    if rule.method == "mes":
        words.append(f"--completion {rule.completion}")
        words += [f"--step {_amount(recipe.step)}"] * rule.completion.raises
    words.append(f"--ties {rule.ties}")
    if "lot" in rule.ties.ways:
        words.append(_said("--seed", recipe.seed) if recipe.seed else _said("--lot", ",".join(rule.ties.lot)))
    words += [_said("--weights", recipe.weight)] * bool(recipe.weight)
    words += [f"--part-time {rule.part_time}"] * (rule.part_time != "person")
    words += [_said("--unit", recipe.unit)] * bool(recipe.unit)
    words += [f"--floor {rule.floor}"] * bool(rule.floor)
    words += [f"--threshold {rule.threshold}"] * bool(rule.threshold and rule.method != "mes")
    words += [f"--misfit {rule.misfit}"] * (rule.misfit != "skip" and rule.method == "greedy")
    return " ".join(words)


def _said(option: str, value: str) -> str:
    """The option with its value as one types them; a value that looks like an option itself is tied to it."""
    return f"{option}{'=' if value.startswith('-') else ' '}{quote(value)}"


def _amount(money: Fraction) -> str:
    """The amount with as many decimals as it needs, at most six."""
    whole, parts = divmod(int(money * 10**6), 10**6)
    return f"{whole}.{parts:06d}".rstrip("0").rstrip(".")
