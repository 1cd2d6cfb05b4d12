# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a file of bookings, or must be known of it, side by side in both languages."""

from __future__ import annotations

from werkdruk.kernel import Saying

NOT_OPENED = Saying("Het bestand is niet te openen ({reason}).", "The file cannot be opened ({reason}).")
CHECK_NAME = Saying("Kijk de naam en de map na.", "Check the name and the folder.")
EMPTY = Saying("Het bestand is leeg.", "The file is empty.")
EXPORT_AGAIN = Saying(
    "Exporteer het opnieuw uit het boekhoudpakket.", "Export it from the bookkeeping package once more."
)
TOO_LARGE = Saying("Het bestand is groter dan {most} MB.", "The file is larger than {most} MB.")
ONE_YEAR = Saying("Geef een bestand van één boekjaar.", "Give a file of one book year.")
NOT_KNOWN = Saying(
    "Dit is geen auditfile (XAF) en geen CSV-bestand.", "This is neither an audit file (XAF) nor a CSV file."
)
WHICH_FILES = Saying(
    "Kies in het boekhoudpakket een export als auditfile financieel (XAF) of als CSV.",
    "Choose an export as audit file (auditfile financieel, XAF) or as CSV in the bookkeeping package.",
)
PACKED = Saying("Dit bestand is ingepakt.", "This file is packed.")
UNPACK = Saying("Pak het eerst uit.", "Unpack it first.")
SHEET = Saying("Dit is een rekenblad, geen CSV.", "This is a spreadsheet, no CSV.")
SAVE_AS_CSV = Saying("Sla het op als CSV UTF-8.", "Save it as CSV UTF-8.")

NO_AUDIT_FILE = Saying("Dit is XML, maar geen auditfile financieel.", "This is XML, but no audit file.")
OLD_VERSION = Saying("Dit is een auditfile van een versie voor 3.1.", "This is an audit file of a version before 3.1.")
NEWER_EXPORT = Saying(
    "Kies in het boekhoudpakket auditfile 3.2 of 4.0.", "Choose audit file 3.2 or 4.0 in the bookkeeping package."
)
DOCTYPE = Saying(
    "In het bestand staat een DOCTYPE. Dat hoort niet in een auditfile en wordt niet gelezen.",
    "The file has a DOCTYPE. That does not belong in an audit file and is not read.",
)
NOT_WELL_FORMED = Saying(
    "Hier klopt de XML niet meer; het bestand is beschadigd of niet af.",
    "The XML is wrong here; the file is damaged or not complete.",
)
TOO_DEEP = Saying("Het bestand is te diep genest.", "The file is nested too deeply.")
TOO_LONG_PART = Saying("Een onderdeel van het bestand is te lang.", "A part of the file is too long.")
MANY_ATTRIBUTES = Saying("Een onderdeel heeft te veel kenmerken.", "A part has too many attributes.")
NOT_AN_EXPORT = Saying(
    "Zo schrijft geen boekhoudpakket een bestand. Vraag een nieuw bestand aan wie dit gaf.",
    "No bookkeeping package writes a file like this. Ask whoever gave it for a new one.",
)
TOO_MANY_LINES = Saying("Het bestand heeft meer dan {most} regels.", "The file has more than {most} lines.")
NO_TRANSACTIONS = Saying("In het bestand staan geen boekingen.", "There are no bookings in the file.")
WITH_TRANSACTIONS = Saying("Kies bij het exporteren ook de mutaties.", "Choose the transactions too when you export.")
OTHER_CURRENCY = Saying(
    "Deze boekhouding is in {currency}, niet in euro's.", "This bookkeeping is in {currency}, not in euros."
)
EUROS_ONLY = Saying("Geef een bestand in euro's.", "Give a file in euros.")
MORE_WRONG = Saying(
    "Er is op meer dan {most} plaatsen iets mis; verder lezen heeft geen zin.",
    "Something is wrong in more than {most} places; there is no use in reading on.",
)

AMOUNT = Saying("'{text}' is geen bedrag.", "'{text}' is no amount.")
AMOUNT_LOOKS = Saying(
    "Een bedrag heeft hoogstens twee decimalen, zoals 1234.50 of 1.234,50.",
    "An amount has at most two decimals, such as 1234.50 or 1.234,50.",
)
SIDE = Saying("'{text}' is geen debet of credit.", "'{text}' is neither debit nor credit.")
SIDE_LOOKS = Saying("Schrijf D of C.", "Write D or C.")
DAY = Saying("'{text}' is geen dag.", "'{text}' is no day.")
NO_DAY = Saying("Bij deze regel staat geen datum.", "This line has no date.")
DAY_LOOKS = Saying("Schrijf een dag als 2024-03-31 of 31-3-2024.", "Write a day as 2024-03-31 or 31-3-2024.")
NO_ACCOUNT = Saying("Bij deze regel staat geen rekening.", "This line has no account.")
GIVE_ACCOUNT = Saying("Elke regel hoort bij een grootboekrekening.", "Every line belongs to a ledger account.")
LONG_CODE = Saying("'{text}' is te lang voor een nummer.", "'{text}' is too long for a number.")
SHORTER = Saying("Een nummer heeft hoogstens {most} tekens.", "A number has at most {most} characters.")
TWO_AMOUNTS = Saying(
    "Bij deze regel staat zowel debet als credit een bedrag.", "This line has an amount both in debit and in credit."
)
ONE_AMOUNT = Saying("Laat er één staan.", "Leave one of them.")

NO_COLUMN = Saying("De kolom {column} staat niet in het bestand.", "The column {column} is not in the file.")
COLUMNS_ARE = Saying("Wel staan er: {columns}.", "There are: {columns}.")
NO_COLUMNS = Saying(
    "Voor een CSV-bestand of rekenblad moet bekend zijn welke kolom wat is.",
    "For a CSV file or a spreadsheet it must be known which column is what.",
)
SAY_COLUMNS = Saying("Geef de namen van de kolommen op.", "Give the names of the columns.")
WIDTH = Saying("Deze regel heeft {found} cellen in plaats van {width}.", "This line has {found} cells, not {width}.")
CHECK_SIGNS = Saying(
    "Kijk of er in een cel een puntkomma of komma te veel staat.",
    "See whether a cell holds a semicolon or comma too many.",
)
QUOTES = Saying("De aanhalingstekens in het bestand kloppen niet.", "The quotes in the file do not fit.")
LONG_LINE = Saying("Deze regel is te lang.", "This line is too long.")

OTHER_ENCODING = Saying(
    "Het bestand zegt dat het in {said} is geschreven, maar het is {found}. Zo is het gelezen.",
    "The file says that it is written in {said}, but it is {found}. It was read as that.",
)
LOOK_AT_SIGNS = Saying("Kijk of namen met accenten goed staan.", "See whether words with accents look right.")
ODD_NAME = Saying(
    "Het bestand noemt geen bekende versie ({name}). Het is gelezen als {form}.",
    "The file names no known version ({name}). It was read as {form}.",
)
LINES_COUNT = Saying(
    "Het bestand zegt {said} regels te hebben; het zijn er {found}.",
    "The file says that it has {said} lines; it has {found}.",
)
TOTAL = Saying(
    "Het bestand zegt dat {side} samen {said} is; het is {found}.",
    "The file says that {side} is {said} in all; it is {found}.",
)
DEBIT = Saying("de debetkant", "the debit side")
CREDIT = Saying("de creditkant", "the credit side")
IS_IT_WHOLE = Saying(
    "Kijk in het pakket of de export volledig is.", "See in the package whether the export is complete."
)
UNBALANCED = Saying(
    "Boeking {number} in dagboek {journal} is niet in evenwicht: het verschil is {difference}.",
    "Transaction {number} in journal {journal} does not balance: the difference is {difference}.",
)
MORE_UNBALANCED = Saying("Verder niet in evenwicht: nog {count} keer.", "More that do not balance: {count}.")
UNEQUAL = Saying(
    "Debet en credit zijn samen niet gelijk: het verschil is {difference}.",
    "Debit and credit are not equal in all: the difference is {difference}.",
)
TELL_MAKER = Saying("Vraag het na bij wie de boekhouding doet.", "Ask whoever keeps the books.")
TWICE = Saying(
    "Nummers die vaker voorkomen: {count} keer. Die regels zijn op volgorde uit elkaar gehouden.",
    "Numbers that occur more often: {count} times. Those lines were told apart by their order.",
)
KNOWN_OF_PACKAGES = Saying("Dat komt bij meer pakketten voor.", "More packages do that.")
BELOW_ZERO = Saying(
    "Bedragen onder nul: {count} keer. Die tellen aan de andere kant.",
    "Amounts below zero: {count} times. They count on the other side.",
)
NO_DIMENSIONS = Saying(
    "Geen enkele regel heeft een kostenplaats of project.", "Not one line has a cost centre or a project."
)
BY_ACCOUNT = Saying(
    "Regels kunnen dan alleen op rekening of omschrijving worden herkend.",
    "Lines can then be told by account or description only.",
)
UNKNOWN_ACCOUNTS = Saying(
    "Rekeningen die niet in het rekeningschema van het bestand staan: {count} keer.",
    "Accounts that are not in the chart of accounts of the file: {count} times.",
)
TOO_MANY_CAUGHT = Saying("De regels vangen meer dan {most} boekingen.", "The rules catch more than {most} bookings.")
NARROWER = Saying(
    "Maak de regels nauwer: werkdrukgeld is een klein deel van de boekhouding.",
    "Make the rules narrower: workload money is a small part of the books.",
)

NO_MAP = Saying("De regels in dit bestand zijn niet te lezen.", "The rules in this file cannot be read.")
MAP_LOOKS = Saying(
    'Schrijf het als {{"rules": [{{"school": "18BR", "measure": "m03", "cost": "4410"}}]}}.',
    'Write it as {{"rules": [{{"school": "18BR", "measure": "m03", "cost": "4410"}}]}}.',
)
BAD_RULE = Saying("Regel {number} klopt niet: {why}.", "Rule {number} is wrong: {why}.")
NO_CONDITION = Saying(
    "geef een rekening, kostenplaats, project of tekst", "give an account, cost centre, project or text"
)
NO_MEASURE = Saying(
    "de code van de maatregel ontbreekt of is ongeldig", "the code of the measure is missing or not valid"
)
NO_SCHOOL = Saying("de code van de school ontbreekt of is ongeldig", "the code of the school is missing or not valid")
OTHER_FIELD = Saying("er staat iets anders in dan verwacht", "it holds something that is not expected")
BAD_COLUMNS = Saying("De kolommen in dit bestand kloppen niet.", "The columns in this file are wrong.")
COLUMNS_LOOK = Saying(
    "Nodig zijn date, account en amount, of debit en credit.",
    "Needed are date, account and amount, or debit and credit.",
)
TOO_MANY_RULES = Saying("Er zijn meer dan {most} regels.", "There are more than {most} rules.")
FEWER_RULES = Saying("Voeg regels samen met een sterretje, zoals 44*.", "Join rules with a star, such as 44*.")
TOO_COSTLY = Saying(
    "Dit bestand kost te veel tijd of geheugen om te lezen; het is niet verder gelezen.",
    "This file takes too much time or memory to read; it was not read on.",
)
