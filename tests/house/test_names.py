# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names say what a thing is: no bags, no get_ process_ handle_, one word per thing."""

from __future__ import annotations

import ast
from pathlib import PurePath

BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "managers", "service"}
BAGS |= {"services", "tools", "stuff", "shared_code"}
EMPTY_VERBS = ("get_", "process_", "handle_")
HOOKS = {"process_view", "process_exception", "process_template_response", "get_by_natural_key"}


def _names_of_django():
    """The methods with such a name that Django calls itself, so that a subclass has to use its word."""
    from django import forms, views
    from django.core.management import BaseCommand
    from django.db import models

    ours = (models.Field, models.Model, models.Manager, models.QuerySet, models.Func, BaseCommand)
    theirs = (forms.ModelForm, forms.Field, forms.Widget, forms.BoundField, views.generic.UpdateView)
    return HOOKS | {name for one in (*ours, *theirs) for name in dir(one)}


def _empty_verb(name, *, allowed=frozenset()):
    return name.lstrip("_").startswith(EMPTY_VERBS) and name not in allowed


def _defined(tree):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_module_is_a_bag(source):
    assert [m.path for m in source if set(PurePath(m.path).with_suffix("").parts) & BAGS] == []


def test_no_function_is_called_get_process_or_handle(modules):
    django = _names_of_django() if any(module.room == "web" for module in modules) else set()
    wrong = [
        f"{module.path}: {name}"
        for module in modules
        for name in _defined(module.tree)
        if _empty_verb(name, allowed=django if module.room == "web" else ())
    ]
    assert wrong == []


def test_no_class_is_a_manager_or_a_helper(source):
    bags = ("Manager", "Helper", "Util", "Utils", "Handler", "Processor")
    assert [f"{m.path}: {name}" for m in source for name in _defined(m.tree) if name.endswith(bags)] == []


def test_the_empty_verbs_are_seen():
    assert _empty_verb("get_rate")
    assert _empty_verb("_handle_row", allowed=_names_of_django())
    assert _empty_verb("get_queryset")
    assert not _empty_verb("get_queryset", allowed=_names_of_django())
    assert not _empty_verb("target_of")
