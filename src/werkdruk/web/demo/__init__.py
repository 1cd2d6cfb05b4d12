# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo: a board that does not exist, its three schools and their files in DUO's own shape.

`places.toml` has the board, the schools, their units and how many people work there; `years.toml` what was proposed,
voted, consented to and spent. Everything goes the way people go: through the actions.
"""
