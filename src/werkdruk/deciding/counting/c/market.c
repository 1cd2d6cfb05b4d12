/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * From rows of numbers to a market that can be run: the supporters of each project side by side.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

/* A row of whole numbers that somebody else owns. */
typedef struct {
    Py_buffer view;
    Py_ssize_t count;
    bool held;
} row;

static int take(PyObject *source, Py_ssize_t itemsize, row *into) {
    if (PyObject_GetBuffer(source, &into->view, PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0) return -1;
    into->held = true;
    if (into->view.itemsize != itemsize) {
        PyErr_SetString(PyExc_ValueError, "a row has items of another size than expected");
        return -1;
    }
    into->count = into->view.len / itemsize;
    return 0;
}

static void release(row *rows, size_t count) {
    for (size_t at = 0; at < count; at++)
        if (rows[at].held) PyBuffer_Release(&rows[at].view);
}

enum { OFFSETS, PROJECTS, SHARES, SIZES, PURSES, PRICES, WORTHS, RANKS, ROWS };

static const char *const mismatch = "the rows do not fit together";

/* Whether offsets rise from 0 to the number of choices, and every choice is a project. */
static bool rows_fit(const row *rows, Py_ssize_t projects) {
    Py_ssize_t types = rows[SIZES].count, choices = rows[PROJECTS].count;
    const uint32_t *offsets = rows[OFFSETS].view.buf, *chosen = rows[PROJECTS].view.buf;
    if (rows[OFFSETS].count != types + 1 || offsets[0] != 0 || offsets[types] != choices) return false;
    for (Py_ssize_t t = 0; t < types; t++)
        if (offsets[t] > offsets[t + 1]) return false;
    for (Py_ssize_t at = 0; at < choices; at++)
        if (chosen[at] >= projects) return false;
    if (rows[SHARES].count && rows[SHARES].count != choices) return false;
    return !rows[PURSES].count || rows[PURSES].count == types;
}

static void *room(size_t count, size_t size, bool *enough) {
    void *found = calloc(count ? count : 1, size);
    if (!found) *enough = false;
    return found;
}

static int make_room(market *m) {
    bool enough = true;
    size_t projects = m->projects, types = m->types, pairs = projects * (projects + 1) / 2;
    m->ties_room = (uint32_t)(pairs < (1u << 20) ? pairs : 1u << 20);
    m->prices = room(projects, sizeof *m->prices, &enough);
    m->worths = room(projects, sizeof *m->worths, &enough);
    m->weights = room(projects, sizeof *m->weights, &enough);
    m->ranks = room(projects, sizeof *m->ranks, &enough);
    m->start = room(projects + 2, sizeof *m->start, &enough);
    m->backers = room(m->visits, sizeof *m->backers, &enough);
    m->sizes = room(types, sizeof *m->sizes, &enough);
    m->state = room(types, sizeof *m->state, &enough);
    m->low = room(types, sizeof *m->low, &enough);
    m->history = room(types, sizeof *m->history, &enough);
    m->list = room(m->visits, sizeof *m->list, &enough);
    m->length = room(projects, sizeof *m->length, &enough);
    m->cleaned = room(projects, sizeof *m->cleaned, &enough);
    m->bound = room(projects, sizeof *m->bound, &enough);
    m->highest = room(projects, sizeof *m->highest, &enough);
    m->queue = room(projects, sizeof *m->queue, &enough);
    m->open = room(projects, 1, &enough);
    m->full = room(projects, 1, &enough);
    m->order = room(projects, sizeof *m->order, &enough);
    m->ties = room(m->ties_room, sizeof *m->ties, &enough);
    m->contenders = room(projects, sizeof *m->contenders, &enough);
    m->line = room(2 * projects, sizeof *m->line, &enough);
    if (enough) return 0;
    PyErr_NoMemory();
    return -1;
}

/* The supporters of each project, in the order of the types. */
static void turn(market *m, const row *rows) {
    const uint32_t *offsets = rows[OFFSETS].view.buf, *chosen = rows[PROJECTS].view.buf;
    const int64_t *shares = rows[SHARES].count ? rows[SHARES].view.buf : NULL;
    for (size_t at = 0; at < (size_t)rows[PROJECTS].count; at++)
        if (!shares || shares[at] > 0) m->start[chosen[at] + 2]++;
    for (uint32_t p = 0; p < m->projects; p++) m->start[p + 2] += m->start[p + 1];
    for (uint32_t t = 0; t < m->types; t++) {
        for (size_t at = offsets[t]; at < offsets[t + 1]; at++) {
            if (shares && shares[at] <= 0) continue;
            size_t place = m->start[chosen[at] + 1]++;
            m->backers[place] = t;
            if (shares) m->shares[place] = shares[at];
            m->weights[chosen[at]] += m->sizes[t] * (shares ? shares[at] : 1);
        }
    }
}

static int fill(market *m, const row *rows) {
    m->projects = (uint32_t)rows[PRICES].count;
    m->types = (uint32_t)rows[SIZES].count;
    m->visits = (size_t)rows[PROJECTS].count;
    if (make_room(m) < 0) return -1;
    bool enough = true;
    if (rows[SHARES].count) {
        m->shares = room(m->visits, sizeof *m->shares, &enough);
        m->list_shares = room(m->visits, sizeof *m->list_shares, &enough);
    }
    if (rows[PURSES].count) m->purses = room(m->types, sizeof *m->purses, &enough);
    if (!enough) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(m->prices, rows[PRICES].view.buf, m->projects * sizeof *m->prices);
    memcpy(m->worths, rows[WORTHS].view.buf, m->projects * sizeof *m->worths);
    memcpy(m->ranks, rows[RANKS].view.buf, m->projects * sizeof *m->ranks);
    memcpy(m->sizes, rows[SIZES].view.buf, m->types * sizeof *m->sizes);
    if (m->purses) memcpy(m->purses, rows[PURSES].view.buf, m->types * sizeof *m->purses);
    for (uint32_t t = 0; t < m->types; t++) m->whole += m->sizes[t] * (m->purses ? m->purses[t] : 1);
    turn(m, rows);
    return 0;
}

int market_build(market *m, PyObject *args) {
    PyObject *sources[ROWS];
    int by_cost;
    if (!PyArg_ParseTuple(args, "OOOOOOOOp", &sources[OFFSETS], &sources[PROJECTS], &sources[SHARES], &sources[SIZES],
                          &sources[PURSES], &sources[PRICES], &sources[WORTHS], &sources[RANKS], &by_cost))
        return -1;
    row rows[ROWS] = {0};
    int result = 0;
    for (int at = 0; !result && at < ROWS; at++)
        result = take(sources[at], at == OFFSETS || at == PROJECTS || at == RANKS ? 4 : 8, &rows[at]);
    Py_ssize_t projects = rows[PRICES].count;
    if (!result && (rows[WORTHS].count != projects || rows[RANKS].count != projects || !rows_fit(rows, projects)
                    || projects >= INT32_MAX || rows[SIZES].count >= INT32_MAX)) {
        PyErr_SetString(PyExc_ValueError, mismatch);
        result = -1;
    }
    m->by_cost = by_cost;
    if (!result) result = fill(m, rows);
    release(rows, ROWS);
    return result;
}

void market_free(market *m) {
    void *all[] = {m->prices, m->worths, m->weights, m->ranks, m->start, m->backers, m->shares, m->sizes, m->purses,
                   m->state, m->low, m->history, m->list, m->list_shares, m->length, m->cleaned, m->bound, m->highest,
                   m->queue, m->open, m->full, m->order, m->ties, m->contenders, m->bands, m->line};
    for (size_t at = 0; at < sizeof all / sizeof *all; at++) free(all[at]);
}

/* tally(offsets, projects, shares, sizes, count): the supporters of each project, or the points they gave. */
PyObject *tally(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *sources[PURSES];
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "OOOOn", &sources[OFFSETS], &sources[PROJECTS], &sources[SHARES], &sources[SIZES],
                          &count))
        return NULL;
    row rows[ROWS] = {0};
    int result = 0;
    for (int at = 0; !result && at < PURSES; at++)
        result = take(sources[at], at == OFFSETS || at == PROJECTS ? 4 : 8, &rows[at]);
    int64_t *votes = NULL;
    PyObject *list = NULL;
    if (!result && (count < 0 || !rows_fit(rows, count))) PyErr_SetString(PyExc_ValueError, mismatch);
    else if (!result && !(votes = calloc((size_t)count + 1, sizeof *votes))) PyErr_NoMemory();
    else if (!result) {
        const uint32_t *offsets = rows[OFFSETS].view.buf, *chosen = rows[PROJECTS].view.buf;
        const int64_t *shares = rows[SHARES].count ? rows[SHARES].view.buf : NULL, *sizes = rows[SIZES].view.buf;
        for (Py_ssize_t t = 0; t < rows[SIZES].count; t++)
            for (size_t at = offsets[t]; at < offsets[t + 1]; at++)
                votes[chosen[at]] += sizes[t] * (shares ? shares[at] : 1);
        list = PyTuple_New(count);
        for (Py_ssize_t p = 0; list && p < count; p++) {
            PyObject *number = PyLong_FromLongLong(votes[p]);
            if (!number || PyTuple_SetItem(list, p, number) < 0) Py_CLEAR(list);
        }
    }
    free(votes);
    release(rows, ROWS);
    return list;
}
