# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings under which the type checker loads the shell: those of the demo, which need no secret."""

import os

os.environ.setdefault("WERKDRUK_DEMO", "1")

from werkdruk.web.settings import *  # noqa: F403 - all of them
