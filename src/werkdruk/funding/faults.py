# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a file, or must be known of it, side by side in both languages; each with what to do."""

from __future__ import annotations

from werkdruk.kernel import Saying

NOT_OPENED = Saying("Het bestand is niet te openen ({reason}).", "The file cannot be opened ({reason}).")
CHECK_NAME = Saying("Controleer de naam en de map.", "Check the name and the folder.")
TOO_LARGE = Saying("Het bestand is groter dan 200 MB.", "The file is larger than 200 MB.")
GIVE_ONE = Saying("Geef één bestand van DUO.", "Give one file of DUO.")
EMPTY = Saying("Het bestand is leeg.", "The file is empty.")
FETCH_AGAIN = Saying(
    "Haal het opnieuw op bij DUO Open Onderwijsdata.", "Download it again from DUO Open Onderwijsdata."
)
EXCEL = Saying("Dit is een Excel- of zipbestand, geen CSV.", "This is an Excel or zip file, no CSV.")
OLD_EXCEL = Saying("Dit is een oud Excel- of Wordbestand, geen CSV.", "This is an old Excel or Word file, no CSV.")
SAVE_AS_CSV = Saying("Open het en sla het op als CSV.", "Open it and save it as CSV.")
PDF = Saying("Dit is een pdf, geen CSV.", "This is a PDF, no CSV.")
FETCH_CSV = Saying(
    "Haal het CSV-bestand op bij DUO Open Onderwijsdata.", "Download the CSV file from DUO Open Onderwijsdata."
)
PACKED = Saying("Dit bestand is ingepakt.", "This file is packed.")
UNPACK = Saying("Pak het eerst uit.", "Unpack it first.")
WEB_PAGE = Saying("Dit is een webpagina of XML, geen CSV.", "This is a web page or XML, no CSV.")
FETCH_FILE = Saying(
    "Haal het CSV-bestand zelf op, niet de pagina ervan.", "Download the CSV file itself and no page about it."
)
NO_TEXT = Saying("Dit is geen tekstbestand.", "This is no text file.")
GIVE_CSV = Saying("Geef het CSV-bestand van DUO.", "Give the CSV file of DUO.")
NO_HEADER = Saying(
    "Er is geen regel met kolomnamen van DUO gevonden.", "No line with the names of DUO's columns was found."
)
HEADER_HAS = Saying(
    "De eerste regel moet namen bevatten zoals BEVOEGD GEZAG NUMMER, INSTELLINGSCODE of BRIN NUMMER.",
    "The first line must hold names such as BEVOEGD GEZAG NUMMER, INSTELLINGSCODE or BRIN NUMMER.",
)
BROKEN_QUOTES = Saying(
    "In meer dan {most} regels kloppen de aanhalingstekens niet.", "In more than {most} lines the quotes do not fit."
)
TOO_MANY = Saying(
    "In dit bestand klopt op meer dan {most} plaatsen iets niet.",
    "In this file something is wrong in more than {most} places.",
)
FETCH_OR_SAVE = Saying(
    "Haal het bestand opnieuw op, of sla het opnieuw op als CSV.", "Download the file again, or save it as CSV again."
)
MISSING_COLUMN = Saying(
    "In dit leerlingenbestand ontbreekt de kolom {column}.", "This pupil file lacks the column {column}."
)
USEFUL_FILES = Saying(
    "Bruikbaar zijn de bestanden 'leerlingen vo per vestiging naar onderwijstype' en 'leerlingen vo per vestiging en"
    " bestuur' van DUO.",
    "Usable are the files 'leerlingen vo per vestiging naar onderwijstype' and 'leerlingen vo per vestiging en bestuur'"
    " of DUO.",
)
SEVERAL_DAYS = Saying("Dit bestand heeft tellingen van {days}.", "This file has counts of {days}.")
SEVERAL_OTHER_DAYS = Saying(
    "Dit bestand heeft tellingen van {days}, en niet van {wanted}.",
    "This file has counts of {days}, but none of {wanted}.",
)
CHOOSE_DAY = Saying(
    "Kies een teldag die erin staat, of geef een bestand met één teldag.",
    "Choose a count date that is in it, or give a file with one count date.",
)
NO_ROWS = Saying(
    "In dit bestand staat geen enkele bruikbare regel. {first}", "There is no usable line in this file. {first}"
)
ONLY_HEADER = Saying("Er staat alleen een kopregel in.", "It holds a header only.")
FETCH_FILE_AGAIN = Saying(
    "Haal het bestand opnieuw op bij DUO Open Onderwijsdata.", "Download the file again from DUO Open Onderwijsdata."
)

HEADER_AGAIN = Saying("De kolomnamen staan hier nog een keer.", "The column names stand here once more.")
REMOVE_LINE = Saying("Haal deze regel weg.", "Remove this line.")
TOTALS_LINE = Saying("Dit is een totaalregel; die telt niet mee.", "This is a line of totals; it does not count.")
BAD_SCHOOL = Saying(
    "'{text}' is geen BRIN; deze regel telt niet mee.", "'{text}' is no BRIN; this line does not count."
)
BRIN_LOOKS = Saying(
    "Een BRIN is twee cijfers en twee letters, zoals 00AH. Let op nullen vooraan.",
    "A BRIN is two digits and two letters, such as 00AH. Mind zeros in front.",
)
BAD_SITE = Saying(
    "'{text}' is geen vestiging van school {school}; de leerlingen tellen zonder vestiging.",
    "'{text}' is no site of school {school}; the pupils count without a site.",
)
SITE_LOOKS = Saying(
    "Een vestiging is twee cijfers (00) of BRIN en twee cijfers (00AH00).",
    "A site is two digits (00), or a BRIN and two digits (00AH00).",
)
ROW_QUOTES = Saying(
    "In deze regel kloppen de aanhalingstekens niet; hij telt niet mee.",
    "In this line the quotes do not fit; it does not count.",
)
ROW_WIDTH = Saying(
    "Deze regel heeft {found} kolommen in plaats van {width}; hij telt niet mee.",
    "This line has {found} columns instead of {width}; it does not count.",
)
CHECK_SIGNS = Saying(
    "Controleer de scheidingstekens en aanhalingstekens in deze regel.", "Check the separators and quotes in this line."
)
UNCLEAR_TYPE = Saying(
    "Onderwijstype '{label}' zegt niet of het algemeen vormend of beroepsgericht is: {rows} regels, {pupils}"
    " leerlingen. Hun bedrag is een bandbreedte.",
    "Type of education '{label}' does not say whether it is general or vocational: {rows} lines, {pupils} pupils."
    " Their amount is a range.",
)
TYPE_PER_WAY = Saying(
    "Geef per leerweg een eigen type, zoals 'VMBO BL lj 3-4' of 'VMBO TL lj 3-4'.",
    "Give each track a type of its own, such as 'VMBO BL lj 3-4' or 'VMBO TL lj 3-4'.",
)
DOUBLE_ROW = Saying(
    "Deze regel staat al eerder in het bestand; of hij meetelt is niet zeker, het bedrag is een bandbreedte.",
    "This line stands in the file before; whether it counts is not certain, so the amount is a range.",
)
REMOVE_DOUBLE = Saying("Haal de regel weg als hij dubbel is.", "Remove the line when it is double.")
YEAR_CONTRADICTS = Saying(
    "Bij '{label}' staan {count} leerlingen in een leerjaar dat daar niet bij hoort. Hun bedrag is een bandbreedte.",
    "With '{label}' there are {count} pupils in a year that does not belong to it. Their amount is a range.",
)
CHECK_TYPE = Saying(
    "Controleer het onderwijstype en de kolom van het leerjaar.",
    "Check the type of education and the column of the year.",
)
BAD_NUMBER = Saying("{what} Deze regel telt niet mee.", "{what} This line does not count.")
NEGATIVE = Saying("'{text}' is een negatief aantal leerlingen.", "'{text}' is a negative number of pupils.")
WHOLE_FROM_0 = Saying("Zet hier een heel getal vanaf 0.", "Write a whole number of 0 or more.")
THOUSANDS = Saying("'{text}' heeft een teken tussen de duizendtallen.", "'{text}' has a sign between the thousands.")
WITHOUT_SIGNS = Saying(
    "Schrijf het getal zonder punt, komma of spatie: 1234.", "Write the number without point, comma or space: 1234."
)
FRACTION = Saying("'{text}' is een gebroken aantal leerlingen.", "'{text}' is no whole number of pupils.")
WHOLE = Saying("Zet hier een heel getal.", "Write a whole number.")
NO_NUMBER = Saying("'{text}' is geen aantal leerlingen.", "'{text}' is no number of pupils.")
WHOLE_LIKE = Saying("Zet hier een heel getal, zoals 0 of 12.", "Write a whole number, such as 0 or 12.")
ONE_HIDDEN = Saying(
    "1 aantal is afgeschermd of leeg: samen {low} tot en met {high} leerlingen. Het bedrag is een bandbreedte.",
    "1 number is hidden or empty: {low} to {high} pupils together. The amount is a range.",
)
HIDDEN = Saying(
    "{cells} aantallen zijn afgeschermd of leeg: samen {low} tot en met {high} leerlingen. Het bedrag is een"
    " bandbreedte.",
    "{cells} numbers are hidden or empty: {low} to {high} pupils together. The amount is a range.",
)
FILL_IN = Saying("Heb je het echte aantal, vul dat dan in.", "If you have the real number, fill it in.")
KINDS_UNKNOWN = Saying(
    "Dit bestand noemt geen onderwijstypen: van {pupils} leerlingen is niet bekend of zij algemeen vormend of"
    " beroepsgericht onderwijs volgen. Heeft de regel twee bedragen, dan is elk bedrag een bandbreedte.",
    "This file names no types of education: of {pupils} pupils it is not known whether their education is general or"
    " vocational. When the rule has two amounts, every amount is a range.",
)
FILE_WITH_TYPES = Saying(
    "Gebruik voor precieze bedragen het bestand 'leerlingen vo per vestiging naar onderwijstype'.",
    "For exact amounts use the file 'leerlingen vo per vestiging naar onderwijstype'.",
)
VAVO_COUNTED = Saying(
    "{pupils} leerlingen zijn uitbesteed aan het vavo; zij tellen mee, als algemeen vormend.",
    "{pupils} pupils are placed with vavo (adult education); they count, as general.",
)
VAVO_LEFT_OUT = Saying(
    "{pupils} leerlingen zijn uitbesteed aan het vavo; zij tellen niet mee.",
    "{pupils} pupils are placed with vavo (adult education); they do not count.",
)
WITHOUT_VAVO = Saying("Met --without-vavo tellen zij niet mee.", "With --without-vavo they do not count.")
WITH_VAVO = Saying("Zonder --without-vavo tellen zij mee.", "Without --without-vavo they count.")
MASKED_FOURS = Saying(
    "In dit bestand komt 1, 2 of 3 niet voor en 4 wel: DUO toont dan 1 tot en met 4 als 4 ({times} keer)."
    " Die aantallen zijn een bandbreedte.",
    "This file has no 1, 2 or 3, but it has 4: then DUO shows 1 to 4 as 4 ({times} times). Those numbers are ranges.",
)
OTHER_FILE = Saying(
    "Gebruik een bestand zonder deze afscherming als je dat hebt.", "Use a file without this masking if you have one."
)
HIDDEN_ASSUMED = Saying(
    "{rows} regels hebben lege cellen of sterretjes. DUO legt die niet uit; gerekend is met {low} tot en met {high}"
    " leerlingen per cel. Dat is een aanname.",
    "{rows} lines have empty cells or stars. DUO does not explain them; {low} to {high} pupils a cell were reckoned"
    " with. That is an assumption.",
)
ZERO_FOR_EMPTY = Saying("Staat een lege cel voor 0, vul dan 0 in.", "If an empty cell stands for 0, fill in 0.")

BAD_BOARD = Saying("'{text}' is geen nummer van een bevoegd gezag.", "'{text}' is no number of a board.")
BOARD_LOOKS = Saying(
    "Een bestuursnummer heeft vijf cijfers, zoals 10053.", "A board number has five digits, such as 10053."
)
SEVERAL_BOARDS = Saying(
    "School {school} heeft meer dan één bestuur: {boards}.", "School {school} has more than one board: {boards}."
)
ONE_BOARD = Saying(
    "Laat per school één bestuur staan; tot dan staat de school onder geen bestuur.",
    "Leave one board per school; until then the school stands under no board.",
)
NO_SCHOOL_COLUMN = Saying(
    "In het adressenbestand ontbreekt de kolom met de school.", "The file of addresses lacks the column of the school."
)
NEEDED_COLUMNS = Saying(
    "Nodig zijn BEVOEGD GEZAG NUMMER en INSTELLINGSCODE (of BRIN NUMMER).",
    "BEVOEGD GEZAG NUMMER and INSTELLINGSCODE (or BRIN NUMMER) are needed.",
)
ADDRESS_WIDTH = Saying(
    "Deze regel heeft niet evenveel kolommen als de eerste.", "This line has another number of columns than the first."
)
CHECK_ALL_SIGNS = Saying("Controleer de scheidingstekens en aanhalingstekens.", "Check the separators and quotes.")
NO_BRIN = Saying("'{text}' is geen BRIN.", "'{text}' is no BRIN.")
BRIN_IS = Saying("Een BRIN is twee cijfers en twee letters.", "A BRIN is two digits and two letters.")
ONE_WITHOUT_BOARD = Saying(
    "1 school met {pupils} leerlingen heeft geen bekend bestuur ({schools}). Dat geld staat onder 'geen bestuur'.",
    "1 school with {pupils} pupils has no known board ({schools}). That money stands under 'no board'.",
)
WITHOUT_BOARD = Saying(
    "{count} scholen met {pupils} leerlingen hebben geen bekend bestuur ({schools}). Dat geld staat onder"
    " 'geen bestuur'.",
    "{count} schools with {pupils} pupils have no known board ({schools}). That money stands under 'no board'.",
)
AND_OTHERS = Saying("{named} en andere", "{named} and others")
GIVE_BOARDS = Saying(
    "Geef met --boards een adressenbestand waarin deze scholen staan.",
    "Give a file of addresses that has these schools, with --boards.",
)
OTHER_BOARD = Saying(
    "{count} scholen hebben in het adressenbestand een ander bestuur dan in het leerlingenbestand ({schools}).",
    "{count} schools have another board in the file of addresses than in the pupil file ({schools}).",
)
ADDRESSES_WIN = Saying(
    "Het adressenbestand gaat voor. Controleer welk bestuur het geld van dit jaar krijgt.",
    "The file of addresses goes first. Check which board gets the money of this year.",
)
