/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * From level to level until the next one overspends or nothing more fits. A stretch over which the order is certified
 * not to change is crossed in one leap, so that a step of a cent costs hardly more than a step of a euro.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

enum stop { NOTHING_FITS, NEXT_OVERSPENDS, UNDECIDED, TOO_HIGH };

/* How leaping went so far: it is tried where it pays. */
typedef struct {
    int64_t stride;   /* how far to try next */
    uint32_t alike;   /* runs in a row that gave the same order */
    uint32_t patience; /* how many of those before the next try */
    int64_t runs;
} pace;

typedef struct {
    int64_t level, step, unit, budget;
    const int64_t *costs;
} ladder;

static int64_t cost_of(const market *m, const ladder *l) {
    int64_t cost = 0;
    for (uint32_t r = 0; r < m->rounds; r++) cost += l->costs[m->order[r].project];
    return cost;
}

static bool something_fits(market *m, const ladder *l) {
    int64_t left = l->budget - cost_of(m, l);
    memset(m->open, 1, m->projects);
    for (uint32_t r = 0; r < m->rounds; r++) m->open[m->order[r].project] = 0;
    for (uint32_t p = 0; p < m->projects; p++)
        if (m->open[p] && m->weights[p] > 0 && l->costs[p] <= left) return true;
    return false;
}

/* Whether all money at this step still fits on the grid. */
static bool in_range(const market *m, const ladder *l, int64_t at) {
    return ((wide)l->level + (wide)at * l->step) * m->whole < MOST_MONEY;
}

static int64_t level_at(const ladder *l, int64_t at) { return l->level + at * l->step; }

/* How many steps the order holds for certain from step `at`: 0 when that is not known. */
static int64_t leap(market *m, const ladder *l, int64_t at, pace *p) {
    if (p->alike < p->patience) return 0;
    int64_t stride = p->stride;
    while (stride > 1 && !in_range(m, l, at + stride)) stride /= 2;
    for (int attempt = 0; attempt < 4 && stride > 1; attempt++) {
        int64_t reach = stride;
        p->runs += 2;
        if (certify(m, level_at(l, at), level_at(l, at + stride), &reach)) {
            p->stride = stride * 2;
            p->patience = stride > 4 ? 0 : 3;
            return stride;
        }
        int64_t shorter = reach < stride ? reach : stride - 1;
        stride = shorter > stride / 16 ? shorter : stride / 16;
    }
    p->stride = 8;
    p->patience = p->patience < 3 ? 3 : p->patience < 200 ? p->patience * 2 : p->patience;
    p->alike = 0;
    return 0;
}

static bool run_at(market *m, const ladder *l, int64_t at, pace *p) {
    p->runs++;
    return run(m, level_at(l, at), level_at(l, at), l->unit, NULL, 0);
}

/* Climb from step `*at`, where a run has just been claimed unless `fresh`. -1, with an exception set, when
 * interrupted. */
static int climb(market *m, const ladder *l, int64_t *at, bool fresh, pace *p) {
    uint32_t *before = malloc((m->projects + 1) * sizeof *before);
    if (!before) {
        PyErr_NoMemory();
        return -1;
    }
    int stop = -1;
    bool known = fresh;
    if (fresh && !run_at(m, l, *at, p)) stop = UNDECIDED;
    while (stop < 0) {
        if (known && !something_fits(m, l)) {
            stop = NOTHING_FITS;
            break;
        }
        int64_t leapt = known ? leap(m, l, *at, p) : 0;
        if (leapt) {
            *at += leapt;
            p->alike++;
            continue;
        }
        uint32_t rounds = known ? m->rounds : 0;
        for (uint32_t r = 0; r < rounds; r++) before[r] = m->order[r].project;
        if (!in_range(m, l, *at + 1)) stop = TOO_HIGH;
        else if (!run_at(m, l, ++*at, p)) stop = UNDECIDED;
        else if (cost_of(m, l) > l->budget) {
            --*at;
            stop = NEXT_OVERSPENDS;
        } else {
            bool same = known && rounds == m->rounds;
            for (uint32_t r = 0; same && r < rounds; r++) same = before[r] == m->order[r].project;
            p->alike = same ? p->alike + 1 : 0;
            known = true;
        }
        if (!(p->runs & 63) && PyErr_CheckSignals() < 0) break;
    }
    free(before);
    return stop;
}

static bool room_for_bands(market *m) {
    if (!m->bands) m->bands = calloc(m->types ? m->types : 1, sizeof *m->bands);
    return m->bands;
}

/* holds(low, high, unit): whether the order at the low level is certified for every level up to the high one. */
PyObject *market_holds(market *m, PyObject *args) {
    long long low, high, unit;
    if (!PyArg_ParseTuple(args, "LLL", &low, &high, &unit)) return NULL;
    if (low < 0 || high < low || unit <= 0 || (wide)high * m->whole >= MOST_MONEY) {
        PyErr_SetString(PyExc_ValueError, "the levels do not fit the market");
        return NULL;
    }
    if (!room_for_bands(m)) return PyErr_NoMemory();
    int64_t reach = high - low;
    return PyBool_FromLong(run(m, low, low, unit, NULL, 0) && certify(m, low, high, &reach));
}

/* climb(level, step, unit, costs, budget, start): (why it stopped, at which step, runs made). With a start from 0 up
 * that step is known to be good and something fits after it; with -1 the climb begins with a run at step 0. */
PyObject *market_climb(market *m, PyObject *args) {
    long long level, step, unit, budget, start;
    PyObject *source;
    Py_buffer costs;
    if (!PyArg_ParseTuple(args, "LLLOLL", &level, &step, &unit, &source, &budget, &start)) return NULL;
    if (PyObject_GetBuffer(source, &costs, PyBUF_C_CONTIGUOUS) < 0) return NULL;
    PyObject *result = NULL;
    if (!room_for_bands(m)) {
        PyErr_NoMemory();
    } else if (costs.len != (Py_ssize_t)(m->projects * sizeof(int64_t)) || level < 0 || step <= 0 || unit <= 0) {
        PyErr_SetString(PyExc_ValueError, "the ladder does not fit the market");
    } else {
        ladder l = {level, step, unit, budget, costs.buf};
        pace p = {8, 0, 3, 0};
        int64_t at = start < 0 ? 0 : start;
        m->unit = unit;
        int stop = climb(m, &l, &at, start < 0, &p);
        if (stop >= 0) result = Py_BuildValue("iLL", stop, (long long)at, (long long)p.runs);
    }
    PyBuffer_Release(&costs);
    return result;
}
