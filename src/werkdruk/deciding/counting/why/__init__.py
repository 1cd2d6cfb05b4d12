# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why an outcome is what it is: exact values first (`explanations`), then sentences in both languages (`telling`).

In: an `Outcome`. Out: what each winner cost whom, at which price or with how many votes each loser would have won, how
near it was, over which range nothing changes, whether every group got its part, and the receipt of one voter, which is
for that voter only. Numbers of people below the floor are never told, nor what leaves fewer than the floor out.
"""
