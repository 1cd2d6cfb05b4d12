# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages: each view is short, asks the door, builds one page value, renders one template."""
