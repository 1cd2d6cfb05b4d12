# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people fill in: shape only; whether it may be done is decided by the core."""
