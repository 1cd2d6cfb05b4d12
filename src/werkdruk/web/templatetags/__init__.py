# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What templates may say: numbers and days in the reader's language, and the parts that need a drawing."""
