# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m werkdruk.cli` is the command `werkdruk`."""

import sys

from werkdruk.cli.main import main

sys.exit(main())
