# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workload money of Dutch schools: what is due, who decides, what it bought, and the account of it."""
