# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the frames call things: states, acts, what an article means, whose turn it is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from werkdruk.deciding.frames import FramesAct, FramesState

STATES = {
    FramesState.DRAFT: gettext_lazy("in de maak"),
    FramesState.CHECKED: gettext_lazy("nagekeken; de tekst staat vast"),
    FramesState.PUT: gettext_lazy("al het personeel zegt ja of nee"),
    FramesState.BACKED: gettext_lazy("het personeel steunt ze"),
    FramesState.NOT_BACKED: gettext_lazy("het personeel steunt ze niet"),
    FramesState.ASKED: gettext_lazy("liggen bij de PMR"),
    FramesState.QUESTIONED: gettext_lazy("de PMR stelde een vraag"),
    FramesState.RATIFIED: gettext_lazy("bekrachtigd; nog niet vastgezet"),
    FramesState.REFUSED: gettext_lazy("de PMR weigerde"),
    FramesState.FROZEN: gettext_lazy("vastgezet: ze gelden"),
    FramesState.REPLACED: gettext_lazy("vervangen door een nieuwe versie"),
    FramesState.WITHDRAWN: gettext_lazy("ingetrokken"),
}
TASKS = {
    FramesAct.CHECK: gettext_lazy("schrijf de kaders en leg de tekst vast"),
    FramesAct.PUT: gettext_lazy("vraag al het personeel om ja of nee op de kaders"),
    FramesAct.FIND_BACKED: gettext_lazy("sluit het ja of nee op de kaders en tel"),
    FramesAct.ASK: gettext_lazy("vraag de PMR om de kaders te bekrachtigen"),
    FramesAct.RATIFY: gettext_lazy("bekrachtig de kaders, of zeg waarom niet"),
    FramesAct.ANSWER: gettext_lazy("beantwoord de vraag van de PMR over de kaders"),
    FramesAct.REVISE: gettext_lazy("pas de kaders aan"),
    FramesAct.FREEZE: gettext_lazy("zet de kaders vast; dan kunnen de voorstellen komen"),
}
"""What the one does whose turn it is."""
ANSWERING = gettext_lazy("zeg ja of nee op de kaders")
BUTTONS = {
    FramesAct.CHECK: gettext_lazy("Leg de tekst vast"),
    FramesAct.PUT: gettext_lazy("Vraag al het personeel om ja of nee"),
    FramesAct.FIND_BACKED: gettext_lazy("Sluit het ja of nee en tel"),
    FramesAct.ASK: gettext_lazy("Vraag de PMR om te bekrachtigen"),
    FramesAct.QUESTION: gettext_lazy("Stel een vraag"),
    FramesAct.ANSWER: gettext_lazy("Beantwoord de vraag"),
    FramesAct.RATIFY: gettext_lazy("Bekrachtig de kaders"),
    FramesAct.REFUSE: gettext_lazy("Weiger de kaders"),
    FramesAct.REVISE: gettext_lazy("Pas de tekst aan"),
    FramesAct.FREEZE: gettext_lazy("Zet de kaders vast"),
    FramesAct.WITHDRAW: gettext_lazy("Trek deze kaders in"),
}
"""What stands on the button of an act; finding them backed or not is one button, the numbers decide."""
MEANS = {
    FramesAct.CHECK: gettext_lazy(
        "Daarna verandert er niets meer aan de tekst, tot iemand hem met een reden aanpast. "
        "Dat kan als niets elkaar tegenspreekt."
    ),
    FramesAct.PUT: gettext_lazy("Iedereen die hier nu werkt kan ja of nee zeggen, tot en met de dag in de kaders."),
    FramesAct.FIND_BACKED: gettext_lazy("De aantallen beslissen. Wie wat zei, wordt weggegooid."),
    FramesAct.ASK: gettext_lazy("De PMR kan dan vragen stellen, bekrachtigen of weigeren. Zwijgen is geen ja."),
    FramesAct.RATIFY: gettext_lazy("De PMR zegt ja. Dat kan niet meer terug."),
    FramesAct.FREEZE: gettext_lazy("Vanaf dan gelden ze voor iedereen, en kunnen er voorstellen komen."),
    FramesAct.QUESTION: gettext_lazy("De schoolleiding antwoordt; daarna ligt het weer bij de PMR."),
    FramesAct.REFUSE: gettext_lazy("De kaders gaan terug. Schrijf op wat er anders moet."),
    FramesAct.REVISE: gettext_lazy(
        "De tekst wordt weer een concept. Wat er al was gezegd, telt dan niet meer: alles begint opnieuw."
    ),
    FramesAct.ANSWER: gettext_lazy("Je antwoord staat bij de kaders, voor iedereen."),
    FramesAct.WITHDRAW: gettext_lazy("Er komt dan een nieuw concept. Wat hier gebeurde blijft te lezen."),
}
DONE = {
    FramesAct.CHECK: gettext_lazy("legde de tekst vast"),
    FramesAct.PUT: gettext_lazy("vroeg al het personeel om ja of nee"),
    FramesAct.FIND_BACKED: gettext_lazy("sloot het ja of nee: het personeel steunt de kaders"),
    FramesAct.FIND_NOT_BACKED: gettext_lazy("sloot het ja of nee: het personeel steunt de kaders niet"),
    FramesAct.ASK: gettext_lazy("vroeg de PMR om te bekrachtigen"),
    FramesAct.QUESTION: gettext_lazy("stelde een vraag"),
    FramesAct.ANSWER: gettext_lazy("gaf antwoord"),
    FramesAct.RATIFY: gettext_lazy("bekrachtigde de kaders"),
    FramesAct.REFUSE: gettext_lazy("weigerde de kaders"),
    FramesAct.REVISE: gettext_lazy("maakte er weer een concept van"),
    FramesAct.FREEZE: gettext_lazy("zette de kaders vast"),
    FramesAct.REPLACE: gettext_lazy("verving ze door een nieuwe versie"),
    FramesAct.WITHDRAW: gettext_lazy("trok de kaders in"),
}
PATH = (
    (FramesAct.CHECK, gettext_lazy("De tekst schrijven en vastleggen")),
    (FramesAct.PUT, gettext_lazy("Het personeel om ja of nee vragen")),
    (FramesAct.FIND_BACKED, gettext_lazy("Sluiten en tellen")),
    (FramesAct.ASK, gettext_lazy("De PMR om bekrachtiging vragen")),
    (FramesAct.RATIFY, gettext_lazy("Bekrachtigen")),
    (FramesAct.FREEZE, gettext_lazy("Vastzetten")),
)
"""The way from a draft to frames that hold."""
ARTICLES = {
    1: gettext_lazy("Een ander jaar heeft zijn eigen kaders. Een nieuwe versie zegt welke zij vervangt."),
    2: gettext_lazy("Je doet voorstellen en beslist in je eigen eenheid. Wie hier niet staat, beslist niet apart mee."),
    3: gettext_lazy("Een gesprek blijft klein genoeg om iedereen te horen."),
    4: gettext_lazy(
        "Een deel apart beschermt kleine eenheden en ondersteuners: zonder kan een grote groep alles winnen."
    ),
    5: gettext_lazy("Zo komt elke gekozen maatregel in één plan, en zo zie je waar hij vandaan komt."),
    6: gettext_lazy("Dit is vooraf bepaald, zodat niemand achteraf kiest wiens maatregel afvalt."),
    7: gettext_lazy("Zegt het personeel nee op het hele plan, dan gaat het niet naar de raad."),
    8: gettext_lazy("Een voorstel over een uitgesloten thema wordt meteen geweigerd, met deze regel erbij."),
    9: gettext_lazy("Wat op een andere dag gebeurt wordt geweigerd, of heet te laat."),
    10: gettext_lazy("Zo staat vooraf vast wat wint. Na de eerste stem verandert er niets meer."),
    11: gettext_lazy("Beide zijn nodig: het ja van het personeel en dat van de raad. Zwijgen telt niet als ja."),
    12: gettext_lazy("Zo kan niemand de regels veranderen als hij de voorstellen al kent."),
}
"""What each article of the frames means for somebody who works at the school."""
