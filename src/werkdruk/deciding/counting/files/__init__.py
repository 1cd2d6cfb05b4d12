# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elections as `.pb` files: in (`reading`), by a compiled scanner where there is one, and out (`writing`).

What is doubtful in a file is stated as a `Problem`; what cannot be counted is refused with a sentence; nothing is ever
counted twice. Source: the Pabulib format (Stolicki, Szufa and Talmon, arXiv:2012.06539).
"""
