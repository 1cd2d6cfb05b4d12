# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Django shell, one app: records, access, queries, actions, forms and pages around the functional core.

A page is one frozen value built by a query, a short view, and a template that only prints. An action is a function:
it asks access, loads values, asks the core's rule, saves, keeps and logs, in one transaction. No rule and no
arithmetic on money lives here.

Imports point down: urls > views | management > forms > actions : queries > rows | access > models > fields.
"""
