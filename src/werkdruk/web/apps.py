# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one app of the shell."""

from django.apps import AppConfig


class WerkdrukConfig(AppConfig):
    """Its name in Django's registry is `werkdruk`; tables start with that word."""

    name = "werkdruk.web"
    label = "werkdruk"
    default_auto_field = "django.db.models.BigAutoField"
