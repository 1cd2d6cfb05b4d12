# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workers of a Dask cluster, for `werkdruk count --batch MAP --dask ADRES`.

The package is optional: `pip install 'werkdruk[cluster]'`. Each worker must have this program too, and the files under
the same path. Whoever reaches the scheduler can run anything on it: keep it inside your own network.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from werkdruk.deciding.counting.batches import Workers

WAIT = 10
"""Seconds to wait for the scheduler."""


class NoCluster(Exception):
    """There is no cluster to count on: `sentence` says why, in Dutch."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of the cluster at `address`, until the context ends. Raises NoCluster."""
    if find_spec("distributed") is None:
        raise NoCluster("voor --dask is het pakket dask nodig: pip install 'werkdruk[cluster]'.")
    distributed = import_module("distributed")
    try:
        client = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TypeError) as fault:
        raise NoCluster(f"op {address} antwoordt geen Dask-cluster.") from fault
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise NoCluster(f"het Dask-cluster op {address} heeft geen workers.")
        yield Workers(threads, lambda _number: client.get_executor(pure=False, retries=0))
