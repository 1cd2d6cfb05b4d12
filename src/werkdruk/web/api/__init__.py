# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers for programs: the same page values as JSON. Its own issue deepens it."""
