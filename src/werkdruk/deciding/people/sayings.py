# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a staff list, side by side in both languages; each with what to do."""

from __future__ import annotations

from werkdruk.kernel import Saying

EMPTY = Saying("Het bestand is leeg.", "The file is empty.")
FILL_FILE = Saying(
    "Zet er de kolomnamen in en een regel per persoon.", "Put in the column names and a line per person."
)
TOO_LARGE = Saying("Het bestand is groter dan 1 MB.", "The file is larger than 1 MB.")
TOO_LONG = Saying("Het bestand heeft meer dan {most} regels.", "The file has more than {most} lines.")
ONE_SCHOOL = Saying("Geef een bestand van één school.", "Give a file of one school.")
EXCEL = Saying("Dit is een Excelbestand, geen CSV.", "This is an Excel file, no CSV.")
SAVE_AS = Saying(
    "Kies in Excel Opslaan als, en dan CSV UTF-8. Geef dat bestand.",
    "Choose Save as in Excel, and then CSV UTF-8. Give that file.",
)
NO_TEXT = Saying("Dit is geen tekstbestand.", "This is no text file.")
NO_COLUMN = Saying("De kolom {column} ontbreekt.", "The column {column} is missing.")
HEADER = Saying(
    "Zet op de eerste regel deze kolomnamen: {columns}.", "Put these column names on the first line: {columns}."
)
COLUMN_TWICE = Saying("De kolom {column} staat er twee keer.", "The column {column} is there twice.")
ONE_COLUMN = Saying("Haal er een weg.", "Remove one of them.")
NO_ROWS = Saying("Van school {school} staat er geen regel in.", "There is no line of school {school} in it.")
SCHOOL_CODE = Saying(
    "Zet in de kolom school de code van de school: {school}.",
    "Put the code of the school in the column school: {school}.",
)
QUOTES = Saying("De aanhalingstekens in het bestand kloppen niet.", "The quotes in the file do not fit.")
SAVE_AGAIN = Saying("Sla het bestand opnieuw op als CSV.", "Save the file as CSV again.")
WIDTH = Saying("Deze regel heeft {found} cellen in plaats van {width}.", "This line has {found} cells, not {width}.")
CHECK_SIGNS = Saying(
    "Kijk of er in een cel een puntkomma of komma te veel staat.",
    "See whether a cell holds a semicolon or comma too many.",
)
SCHOOL = Saying("'{text}' is geen code van een school.", "'{text}' is no code of a school.")
NUMBER = Saying("'{text}' is geen personeelsnummer.", "'{text}' is no personnel number.")
NUMBER_LOOKS = Saying(
    "Gebruik cijfers, en als het moet letters en streepjes: 10234 of P-10234. Zet er geen naam in.",
    "Use digits, and letters and dashes if need be: 10234 or P-10234. Do not put in a name.",
)
GROUP = Saying("'{text}' is geen functiegroep.", "'{text}' is no function group.")
GROUP_LOOKS = Saying("Kies een van deze: {groups}.", "Choose one of these: {groups}.")
FTE = Saying("'{text}' is geen fte.", "'{text}' is no fte.")
FTE_LOOKS = Saying(
    "Zet er een getal tussen 0 en 2, zoals 0,8. Geen procenten.", "Put in a number between 0 and 2, such as 0,8."
)
UNIT = Saying("De eenheid ontbreekt of is te lang.", "The unit is missing or too long.")
UNIT_LOOKS = Saying(
    "Noem het team, de sectie of de werkgroep in hoogstens 100 tekens.",
    "Name the team, department or working group in at most 100 characters.",
)
KIND = Saying("'{text}' is geen soort eenheid.", "'{text}' is no kind of unit.")
KIND_LOOKS = Saying("Kies team, sectie of werkgroep.", "Choose team, sectie or werkgroep.")
HOME = Saying("'{text}' is geen ja of nee.", "'{text}' is no ja (yes) or nee (no).")
HOME_LOOKS = Saying("Zet bij thuis ja of nee.", "Put ja (yes) or nee (no) under thuis.")
DAY = Saying("'{text}' is geen dag.", "'{text}' is no day.")
DAY_LOOKS = Saying("Schrijf een dag als 1-8-2023 of 2023-08-01.", "Write a day as 1-8-2023 or 2023-08-01.")
DAYS = Saying("De dag bij tot ligt voor de dag bij van.", "The last day lies before the first day.")
SWAP_DAYS = Saying("Kijk de twee dagen na.", "Check the two days.")
NO_FIRST = Saying("Er is een laatste dag en geen eerste dag.", "There is a last day and no first day.")
FILL_FIRST = Saying("Vul bij van ook een dag in.", "Fill in a first day too.")
TWO_JOBS = Saying(
    "Bij nummer {number} staat eerder een andere functiegroep of fte.",
    "With number {number} another function group or fte stands before.",
)
SAME_JOB = Saying(
    "Zet op elke regel van deze persoon dezelfde functiegroep en fte.",
    "Put the same function group and fte on every line of this person.",
)
TWO_KINDS = Saying("Eenheid {unit} heeft eerder een andere soort.", "Unit {unit} has another kind before.")
SAME_KIND = Saying("Geef elke eenheid één soort.", "Give every unit one kind.")
TWO_NAMES = Saying(
    "Eenheid {unit} staat eerder met andere hoofdletters: {other}.",
    "Unit {unit} stands before with other capitals: {other}.",
)
SAME_NAME = Saying("Schrijf de naam overal hetzelfde.", "Write the name the same everywhere.")
TWICE = Saying("Nummer {number} staat op dezelfde dagen al in {unit}.", "Number {number} is in {unit} on those days.")
ONCE = Saying(
    "Haal een van de regels weg, of laat de dagen op elkaar aansluiten.",
    "Remove one of the lines, or let the days follow each other.",
)
TWO_HOMES = Saying(
    "Nummer {number} heeft op dezelfde dagen twee thuiseenheden.",
    "Number {number} has two home units on the same days.",
)
ONE_HOME = Saying(
    "Zet bij één van de eenheden ja, of vul bij beide van en tot in.",
    "Put ja (yes) with one of the units, or fill in the first and last day with both.",
)
NO_HOME = Saying("Nummer {number} heeft geen thuiseenheid.", "Number {number} has no home unit.")
CHOOSE_HOME = Saying("Zet bij een van de regels ja onder thuis.", "Put ja (yes) under thuis on one of the lines.")
