# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `werkdruk`: files in, text or JSON out, no database.

In: arguments and files. Out: what was asked on standard output, problems on standard error or inside the JSON, and an
exit code: 0 done, 1 refused with one sentence, 2 wrong use. One module per command, with `add` for its arguments and
`run` for its work; `main` joins them.

Invariants: the same files and arguments give the same bytes; an amount made with a rule that is not enacted carries
the rule's caveat; nothing is asked of a clock or a network.
"""
