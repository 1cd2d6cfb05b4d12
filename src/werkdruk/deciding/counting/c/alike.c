/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * When bounds cannot tell projects apart: comparing them as whole numbers, and by the history of their supporters.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

/* Below zero when the first has the lower price per share and worth, zero when equal. Nobody falls short, so the price
 * of a share is the price of the project divided by the shares of its supporters. */
int compare_whole(const market *m, uint32_t one, int64_t shares_one, uint32_t other, int64_t shares_other) {
    if (m->by_cost) return (shares_one < shares_other) - (shares_one > shares_other);
    wide left = (wide)m->prices[one] * shares_other, right = (wide)m->prices[other] * shares_one;
    return (left > right) - (left < right);
}

/* Supporters with one history and one kind of purse have the same left, to the last fraction. */
typedef struct {
    uint64_t history;
    int64_t purse;
    int64_t size;
} past;

static int by_past(const void *left, const void *right) {
    const past *a = left, *b = right;
    if (a->history != b->history) return a->history < b->history ? -1 : 1;
    return (a->purse > b->purse) - (a->purse < b->purse);
}

/* The supporters of a project who may have something left, summed per history; returns how many histories. */
static size_t pasts(const market *m, uint32_t project, past *into) {
    size_t count = 0;
    for (size_t at = m->start[project]; at < m->start[project + 1]; at++) {
        uint32_t type = m->backers[at];
        int64_t purse = m->purses ? m->purses[type] : 1;
        if (m->state[type].high) into[count++] = (past){m->history[type], purse, m->sizes[type]};
    }
    qsort(into, count, sizeof *into, by_past);
    size_t kept = 0;
    for (size_t at = 0; at < count; at++) {
        if (kept && !by_past(&into[kept - 1], &into[at])) {
            into[kept - 1].size += into[at].size;
        } else {
            into[kept++] = into[at];
        }
    }
    return kept;
}

static bool same(const past *one, size_t count_one, const past *other, size_t count_other) {
    if (count_one != count_other) return false;
    for (size_t at = 0; at < count_one; at++)
        if (by_past(&one[at], &other[at]) || one[at].size != other[at].size) return false;
    return true;
}

/* Whether all these projects have one price, one worth, and supporters with the same histories: then they are equal,
 * whatever is left in the purses. Only while histories fit in a word, and when all shares are 1. */
bool all_alike(market *m, const uint32_t *projects, uint32_t count) {
    if (m->shares || m->rounds > ROUNDS_REMEMBERED) return false;
    for (uint32_t at = 1; at < count; at++) {
        uint32_t one = projects[0], other = projects[at];
        if (m->prices[one] != m->prices[other] || m->worths[one] != m->worths[other]) return false;
    }
    past *first = malloc(m->types * sizeof *first), *next = malloc(m->types * sizeof *next);
    bool alike = first && next;
    if (alike) {
        size_t length = pasts(m, projects[0], first);
        for (uint32_t at = 1; alike && at < count; at++)
            alike = same(first, length, next, pasts(m, projects[at], next));
    }
    free(first);
    free(next);
    return alike;
}
