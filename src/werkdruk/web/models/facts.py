# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened once and never changes."""

from __future__ import annotations

from typing import Any

from django.db import models


class Unchangeable(TypeError):
    """An attempt to edit or remove a fact; the database refuses it as well."""


class Fact(models.Model):
    """An append-only row. Corrections are new rows."""

    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the fact. Raises Unchangeable when it was kept before."""
        if self.pk is not None and not self._state.adding:
            raise Unchangeable(f"{type(self).__name__} {self.pk} is a fact")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises Unchangeable, always."""
        raise Unchangeable(f"{type(self).__name__} {self.pk} is a fact")
