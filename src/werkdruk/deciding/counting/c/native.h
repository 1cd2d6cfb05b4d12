/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * The compiled part of the count: equal shares by bounds in whole numbers.
 *
 * Money lies on a grid: `unit` grid points are one unit of money. A purse is known to lie between a low and a high grid
 * point; every step rounds outwards, so that the truth always stays between them. A project is bought only when its
 * highest possible price is below the lowest possible price of all others, or when the equal ones can be compared as
 * whole numbers. Otherwise the run stops and says between which projects: the caller decides, with fractions.
 * There is no floating point anywhere. Why this is right: docs/decisions/0010-bounds-in-whole-numbers.md.
 */
#ifndef WERKDRUK_NATIVE_H
#define WERKDRUK_NATIVE_H

#define PY_SSIZE_T_CLEAN
#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030B0000
#endif
#include <Python.h>
#include <stdbool.h>
#include <stdint.h>

typedef __int128 wide;

#define NEVER INT64_MAX                 /* a price that cannot be paid for certain */
#define MOST (INT64_C(1) << 62)         /* no price and no sum of money is above this, in grid points */
#define MOST_MONEY (INT64_C(1) << 61)   /* all money of a run stays below this */
#define ROUNDS_REMEMBERED 64            /* histories are bits of one word */

enum decided { BY_BOUNDS, BY_WHOLE, BY_ALIKE, BY_CALLER };

/* The high bound of a purse beside its weight: what a sweep over supporters reads. */
typedef struct {
    int64_t high;
    int64_t size;
} purse;

/* Both bounds of a purse over an interval of levels: lines, given by their values at its two ends. */
typedef struct {
    int64_t low0, low1, high0, high1;
} band;

/* One purchase of a claim. `tied` is how many were equally good; those follow each other in `ties`. */
typedef struct {
    uint32_t project;
    uint32_t tied;
    uint8_t decided;
} bought;

typedef struct {
    uint32_t projects, types;
    size_t visits;
    bool by_cost;       /* a project is worth its price, so that prices per worth are 1 / shares */
    int64_t *prices;    /* [projects] in units of money */
    int64_t *worths;    /* [projects] */
    int64_t *weights;   /* [projects] the shares of all supporters together */
    uint32_t *ranks;    /* [projects] lowest first at ties */
    size_t *start;      /* [projects + 1] of each project's supporters in `backers` */
    uint32_t *backers;  /* [visits] types */
    int64_t *shares;    /* [visits] or NULL: all 1 */
    int64_t *sizes;     /* [types] */
    int64_t *purses;    /* [types] multiples of the level, or NULL: all 1 */
    int64_t whole;      /* all sizes times purses */

    /* the state of a run; lists of supporters shrink as purses empty */
    int64_t unit;
    purse *state;       /* [types] */
    int64_t *low;       /* [types] */
    uint64_t *history;  /* [types] bit r: was a supporter of what was bought in round r */
    uint32_t *list;     /* [visits] */
    int64_t *list_shares;
    size_t *length;     /* [projects] */
    uint32_t *cleaned;  /* [projects] the round in which the list was last cleaned */
    int64_t *bound;     /* [projects] no price of a share is below it */
    int64_t *highest;   /* [projects] its highest possible price in this round, when worked out */
    uint32_t *queue;    /* [projects] those that can still be bought, the lowest bound per worth first */
    uint32_t queued;
    uint8_t *open;      /* [projects] can still be bought */
    uint8_t *full;      /* [projects] no supporter falls short, when worked out in this round */
    uint32_t emptied;   /* the round in which a purse was last emptied */

    /* what is claimed */
    bought *order;      /* [projects] */
    uint32_t rounds;
    uint32_t *ties;     /* [projects] tied with the winner of a round, one round after the other */
    uint32_t ties_used, ties_room;
    uint32_t *contenders; /* [projects] */
    uint32_t contending;

    /* the state of a certificate */
    band *bands;        /* [types] */
    int64_t *line;      /* [2 * projects] lowest possible price of a share at both ends */
} market;

/* market.c: -1 with an exception set when the rows do not fit together or there is no room */
int market_build(market *m, PyObject *args);
void market_free(market *m);
PyObject *tally(PyObject *module, PyObject *args);

/* run.c: false when it stops between `contenders` */
bool run(market *m, int64_t low_level, int64_t high_level, int64_t unit, const uint32_t *forced, uint32_t forced_count);

/* alike.c */
bool all_alike(market *m, const uint32_t *projects, uint32_t count);
int compare_whole(const market *m, uint32_t one, int64_t shares_one, uint32_t other, int64_t shares_other);

/* certify.c: whether the claimed order holds at every level from `level0` to `level1`; if not, about how far it does */
bool certify(market *m, int64_t level0, int64_t level1, int64_t *reach);

/* climb.c */
PyObject *market_climb(market *m, PyObject *args);
PyObject *market_holds(market *m, PyObject *args);

/* scan.c */
int wd_add_scan(PyObject *module);

static inline bool cheaper(int64_t price, int64_t worth, int64_t other_price, int64_t other_worth) {
    return worth == other_worth ? price < other_price : (wide)price * other_worth < (wide)other_price * worth;
}

static inline int64_t capped(wide value) { return value > MOST ? MOST : (int64_t)value; }

static inline int64_t divide_up(wide numerator, int64_t denominator) {
    return capped((numerator + denominator - 1) / denominator);
}

#endif
