# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs: each asks access, asks the core, saves, keeps and logs, in one transaction."""
