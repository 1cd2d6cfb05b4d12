# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole ledger worked out again: a right one is right, and of every kind of fault the first one is named."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.cli.main import main
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, Language, SchoolYear
from werkdruk.ledger import (
    Agreed,
    Earmark,
    EntryKind,
    Kept,
    Voucher,
    balances,
    carry_from,
    chained,
    commit_from,
    first_link,
    mirror,
    pass_on,
    read_journal,
    receive,
    release_from,
    spend_from,
    verify_file,
    write_journal,
    write_ledger,
)
from werkdruk.ledger.faults import SAYINGS

BOARD, SCHOOL = BoardNumber("10053"), Brin("18BR")
VO23 = Earmark(BOARD, "vo", CalendarYear(2023))
PLACE = {"school": SCHOOL, "school_year": SchoolYear(2022)}
SALT = "5" * 32
DAY = date(2023, 8, 24)


def voucher(number):
    return Voucher(UUID(int=number), DAY, f"Stuk {number}", "Collega 7" if number % 2 else "")


def a_ledger():
    entries = [
        receive(voucher(1), VO23, collective=Euro(120_000), individual=Euro(120_001)),
        pass_on(voucher(2), VO23, {SCHOOL: Euro(100_000)}),
    ]
    moves = [
        (commit_from, {"measure": "m01", "amount": Euro(40_000)}),
        (spend_from, {"measure": "m01", "amount": Euro(10_000)}),
        (release_from, {"measure": "m01", "amount": Euro(5_000)}),
        (carry_from, {"amount": Euro(100)}),
    ]
    for number, (move, facts) in enumerate(moves, start=3):
        entries.append(move(voucher(number), balances(entries), **PLACE, **facts))
    return (*entries, mirror(entries[3], voucher(7)))


AGREED = (Agreed(SCHOOL, SchoolYear(2022), 1, "m01", Euro(40_000), DAY),)
KEPT = chained(a_ledger(), BOARD, salt=SALT)


def tree(kept=KEPT, agreed=AGREED):
    from werkdruk.ledger import ledger_as_json

    return json.loads(json.dumps(ledger_as_json(BOARD, kept, agreed)))


def verified(tmp_path, found, **facts):
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(found))
    return verify_file(path, **facts)


def first_fault(tmp_path, found, **facts):
    wrong = verified(tmp_path, found, **facts).fault
    return wrong and (wrong.code, wrong.number)


def chained_anew(rows):
    """The rows with a chain over what they say now: somebody who rewrites history does it well."""
    from werkdruk.ledger.chains import link, seal
    from werkdruk.ledger.files import entry_in

    before = first_link(BOARD)
    for row in rows:
        row["seal"] = seal(row["salt"], row["text"])
        before = row["chain"] = link(before, entry_in(row, {}).digest(), row["seal"])
    return before


def test_a_right_ledger_is_right_and_gives_its_head(tmp_path):
    path = tmp_path / "ledger.json"
    write_ledger(path, BOARD, KEPT, AGREED)
    found = verify_file(path)
    assert (found.entries, found.head, found.fault, found.whole) == (7, KEPT[-1].chain, None, True)
    assert read_journal(path) == (tuple(each.entry for each in KEPT), ())


def test_every_chain_number_that_was_ever_printed_stays_in_it(tmp_path):
    assert {first_fault(tmp_path, tree(), head=each.chain) for each in KEPT} == {None}
    assert first_fault(tmp_path, tree(), head=first_link(BOARD)) == ("head", None)


def test_a_text_can_be_erased_and_nothing_else_changes(tmp_path):
    found = tree()
    found["entries"][0] |= {"text": "", "salt": ""}
    assert first_fault(tmp_path, found) is None
    found["entries"][0]["text"] = "Iemand anders"
    assert first_fault(tmp_path, found) == ("text", 1)


@given(st.data())
def test_no_field_of_any_entry_can_be_changed(tmp_path_factory, data):
    found = tree()
    row = data.draw(st.sampled_from(found["entries"]))
    key = data.draw(st.sampled_from(["id", "on", "document", "text", "number", "seal", "chain"]))
    new = {"id": str(UUID(int=99)), "on": "2023-08-25", "number": 99}.get(key, "sha256:anders")
    row[key] = new
    wrong = verified(tmp_path_factory.mktemp("one"), found).fault
    assert wrong is not None
    assert wrong.number is not None


def changed(code):  # noqa: C901, PLR0912 - a case per fault
    """The right ledger with one thing wrong, the chain made fit again."""
    found = tree()
    rows = found["entries"]
    spent, carried = rows[3]["postings"], rows[5]["postings"]
    match code:
        case "number":
            del rows[4]
        case "another-board":
            for line in rows[5]["postings"]:
                line["account"] = line["account"].replace("10053", "20000")
        case "id-twice":
            rows[5]["id"] = rows[4]["id"]
        case "correction":
            rows[6]["postings"] = [{**line, "cents": 2 * line["cents"]} for line in rows[6]["postings"]]
        case "way":
            spent[0]["account"] = "school:10053/18BR:vo:2023:2022-2023"
        case "source":
            rows[0]["postings"] = [
                {"account": "board:10053:vo:2023", "cents": 5},
                {"account": "individual:10053:vo:2023", "cents": -5},
            ]
        case "place":
            carried[1]["account"] = carried[1]["account"].replace("18BR", "20AB")
        case "overdraft":
            rows[5]["postings"] = [{**line, "cents": 10_000 * line["cents"]} for line in carried]
        case "no-decision":
            found["decisions"][0]["on"] = "2023-09-01"
        case "more-than-decided":
            found["decisions"][0]["cents"] -= 1
        case "unsound":
            spent[0]["cents"] -= 1
            return found
        case "text":
            rows[0]["text"] = "Iemand anders"
            return found
        case "chain":
            rows[2]["chain"] = rows[1]["chain"]
            return found
        case "head":
            del rows[5:]
            return found
    found["head"] = chained_anew(rows)
    return found


@pytest.mark.parametrize("code", sorted(SAYINGS.keys() - {"balance", "digest", "rows"}))
def test_each_fault_is_named_in_both_languages(tmp_path, code):
    wrong = verified(tmp_path, changed(code)).fault
    assert wrong.code == code
    assert wrong.words() != wrong.words(Language.EN)
    assert "{" not in wrong.words() + wrong.words(Language.EN)


def test_a_history_rewritten_well_is_seen_by_who_kept_a_chain_number(tmp_path):
    found = tree()
    found["entries"][0]["document"] = "Een andere brief"
    found["head"] = chained_anew(found["entries"])
    assert first_fault(tmp_path, found) is None
    assert first_fault(tmp_path, found, head=KEPT[-1].chain) == ("head", None)


def test_undoing_a_release_cannot_lift_a_measure_over_what_was_agreed(tmp_path):
    entries = [*a_ledger()]
    entries.append(commit_from(voucher(8), balances(entries), measure="m01", amount=Euro(5_000), **PLACE))
    entries.append(mirror(entries[4], voucher(9)))
    kept = chained(entries, BOARD, salt=SALT)
    assert first_fault(tmp_path, tree(kept)) == ("more-than-decided", 9)


def test_a_measure_that_the_newest_plan_left_out_takes_no_more_money(tmp_path):
    newer = (*AGREED, Agreed(SCHOOL, SchoolYear(2022), 2, "m02", Euro(1), DAY))
    assert first_fault(tmp_path, tree(agreed=newer)) == ("no-decision", 3)


def test_what_the_state_takes_back_may_leave_the_board_short(tmp_path):
    entries = [*a_ledger(), receive(voucher(8), VO23, collective=Euro(-100_000), individual=Euro(-1))]
    assert first_fault(tmp_path, tree(chained(entries, BOARD, salt=SALT))) is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"entries": 1}', '{"board": "x", "entries": []}', '{"entries": [1.5]}']
)
def test_a_file_that_is_no_ledger_is_refused_with_a_sentence(tmp_path, content, capsys):
    path = tmp_path / "ledger.json"
    path.write_text(content)
    assert main(["verify", str(path)]) == 1
    assert "Exporteer het grootboek opnieuw." in capsys.readouterr().err


def test_a_journal_is_checked_entry_by_entry_and_said_to_have_no_chain(tmp_path, capsys):
    path = tmp_path / "journal.json"
    write_journal(path, a_ledger())
    assert main(["verify", str(path)]) == 0
    assert "Dit is geen heel grootboek" in capsys.readouterr().out


def test_the_command_says_what_is_wrong_and_where(tmp_path, capsys):
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(changed("overdraft")))
    assert main(["verify", str(path)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"Boeking 6 ({UUID(int=6)}) klopt niet: er is meer van school:10053/18BR:vo:2023:2022-2023")
    assert "Daarvoor kloppen 5 boekingen." in told
    assert main(["verify", str(path), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["fault"]["code"] == "overdraft"


def test_the_command_says_that_all_is_right(tmp_path, capsys):
    path = tmp_path / "ledger.json"
    write_ledger(path, BOARD, KEPT, AGREED)
    assert main(["verify", str(path), "--head", KEPT[2].chain]) == 0
    assert KEPT[-1].chain in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "nothing.json")]) == 1


def test_every_kind_of_entry_is_in_the_ledger_of_these_tests():
    assert {each.entry.kind for each in KEPT} == set(EntryKind)
    assert all(isinstance(each, Kept) for each in KEPT)
