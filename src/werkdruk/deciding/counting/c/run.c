/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * One run of equal shares at one level.
 */
#include "native.h"

#include <string.h>

/* What one sweep over the supporters of a project finds at a price of a share. */
typedef struct {
    int64_t poor;     /* what those have together who cannot pay that price */
    int64_t rich;     /* the shares of the others */
    int64_t poorest;  /* no supporter who can pay has less; per share, when shares differ rounded down */
} sweep;

static inline int64_t price_of(const market *m, uint32_t project) { return m->prices[project] * m->unit; }

/* Drop the supporters who certainly have nothing left: they never pay again. */
static void clean(market *m, uint32_t project) {
    if (m->cleaned[project] > m->emptied) return;
    m->cleaned[project] = m->rounds + 1;
    size_t kept = 0, first = m->start[project];
    for (size_t at = first; at < first + m->length[project]; at++) {
        uint32_t type = m->list[at];
        if (!m->state[type].high) continue;
        m->list[first + kept] = type;
        if (m->shares) m->list_shares[first + kept] = m->list_shares[at];
        kept++;
    }
    m->length[project] = kept;
}

/* `clean` and `sweep_high` in one go, for shares of 1: half of the sweeps of a run come after a purchase. */
static sweep clean_and_sweep(market *m, uint32_t project, int64_t price) {
    sweep found = {0, 0, INT64_MAX};
    uint32_t *list = m->list + m->start[project];
    const purse *state = m->state;
    size_t count = m->length[project], kept = 0;
    for (size_t at = 0; at < count; at++) {
        uint32_t type = list[at];
        purse one = state[type];
        list[kept] = type;
        kept += one.high != 0;
        int64_t poor = -(int64_t)(one.high < price);
        int64_t rich = one.high | poor;
        found.poor += one.size * one.high & poor;
        found.rich += one.size & ~poor;
        if ((uint64_t)rich < (uint64_t)found.poorest) found.poorest = rich;
    }
    m->length[project] = kept;
    m->cleaned[project] = m->rounds + 1;
    return found;
}

static sweep sweep_high(const market *m, uint32_t project, int64_t price) {
    sweep found = {0, 0, INT64_MAX};
    const uint32_t *list = m->list + m->start[project];
    const purse *state = m->state;
    size_t count = m->length[project];
    if (!m->shares) {
        for (size_t at = 0; at < count; at++) {
            purse one = state[list[at]];
            int64_t poor = -(int64_t)(one.high < price);
            int64_t rich = one.high | poor;  /* -1 for the poor */
            found.poor += one.size * one.high & poor;
            found.rich += one.size & ~poor;
            if ((uint64_t)rich < (uint64_t)found.poorest) found.poorest = rich;
        }
        return found;
    }
    const int64_t *shares = m->list_shares + m->start[project];
    for (size_t at = 0; at < count; at++) {
        purse one = state[list[at]];
        if ((wide)price * shares[at] > one.high) {
            found.poor += one.size * one.high;
        } else {
            found.rich += one.size * shares[at];
            int64_t each = one.high / shares[at];
            if (each < found.poorest) found.poorest = each;
        }
    }
    return found;
}

static sweep sweep_low(const market *m, uint32_t project, int64_t price) {
    sweep found = {0, 0, INT64_MAX};
    const uint32_t *list = m->list + m->start[project];
    size_t count = m->length[project];
    if (!m->shares) {
        for (size_t at = 0; at < count; at++) {
            int64_t low = m->low[list[at]], size = m->state[list[at]].size;
            if (low < price) {
                found.poor += size * low;
            } else {
                found.rich += size;
                if (low < found.poorest) found.poorest = low;
            }
        }
        return found;
    }
    const int64_t *shares = m->list_shares + m->start[project];
    for (size_t at = 0; at < count; at++) {
        int64_t low = m->low[list[at]], size = m->state[list[at]].size, share = shares[at];
        if ((wide)price * share > low) {
            found.poor += size * low;
        } else {
            found.rich += size * share;
            int64_t each = low / share;
            if (each < found.poorest) found.poorest = each;
        }
    }
    return found;
}

/* Raise the lower bound of a project's price as far as it goes, or until it is above `limit` per worth of a rival.
 * False when its supporters certainly have less than its price. */
static bool raise_bound(market *m, uint32_t project, int64_t limit, int64_t limit_worth) {
    int64_t price = m->bound[project], whole = price_of(m, project);
    bool dirty = m->cleaned[project] <= m->emptied && !m->shares;
    if (!dirty) clean(m, project);
    for (;;) {
        sweep found = dirty ? clean_and_sweep(m, project, price) : sweep_high(m, project, price);
        dirty = false;
        if (!found.rich) {
            if (found.poor < whole) return false;
            break;
        }
        int64_t higher = found.poor < whole ? (whole - found.poor) / found.rich : 0;
        if (higher <= price) break;
        price = higher;
        if (found.poorest >= price) break;
        if (limit != NEVER && cheaper(limit, limit_worth, price, m->worths[project])) break;
    }
    m->bound[project] = price;
    return true;
}

static int64_t shares_now(const market *m, uint32_t project) {
    int64_t shares = 0;
    for (size_t at = m->start[project]; at < m->start[project] + m->length[project]; at++)
        shares += m->state[m->list[at]].size * (m->shares ? m->list_shares[at] : 1);
    return shares;
}

/* The highest possible price of a share, or NEVER when its supporters may have too little. */
static int64_t highest_price(market *m, uint32_t project) {
    int64_t price = m->bound[project], whole = price_of(m, project);
    m->full[project] = 0;
    for (;;) {
        sweep found = sweep_low(m, project, price);
        if (!found.rich) return NEVER;
        int64_t higher = found.poor < whole ? divide_up((wide)whole - found.poor, found.rich) : 0;
        if (higher > price) {
            price = higher;
            if (found.poorest < price) continue;
        }
        m->full[project] = found.rich == shares_now(m, project);
        return price;
    }
}

/* Put the projects that can still be bought in the order of their bounds; it is nearly that of the round before. */
static void queue_up(market *m) {
    uint32_t kept = 0;
    for (uint32_t at = 0; at < m->queued; at++) {
        uint32_t p = m->queue[at], place = kept;
        if (!m->open[p]) continue;
        for (; place; place--) {
            uint32_t before = m->queue[place - 1];
            if (!cheaper(m->bound[p], m->worths[p], m->bound[before], m->worths[before])) break;
            m->queue[place] = before;
        }
        m->queue[place] = p;
        kept++;
    }
    m->queued = kept;
}

/* Fill `contenders` with all projects that may be the best; returns the one with the lowest highest price, or -1. */
static int64_t weigh_all(market *m) {
    int64_t best = -1, limit = NEVER, limit_worth = 1;
    m->contending = 0;
    queue_up(m);
    for (uint32_t at = 0; at < m->queued; at++) {
        uint32_t next = m->queue[at];
        if (best >= 0 && cheaper(limit, limit_worth, m->bound[next], m->worths[next])) break;
        if (!raise_bound(m, next, limit, limit_worth)) {
            m->open[next] = 0;
            continue;
        }
        if (best >= 0 && cheaper(limit, limit_worth, m->bound[next], m->worths[next])) continue;
        m->highest[next] = highest_price(m, next);
        m->contenders[m->contending++] = next;
        if (m->highest[next] == NEVER) continue;
        if (best < 0 || cheaper(m->highest[next], m->worths[next], limit, limit_worth)) {
            best = next;
            limit = m->highest[next];
            limit_worth = m->worths[next];
        }
    }
    uint32_t kept = 0;
    for (uint32_t at = 0; at < m->contending; at++) {
        uint32_t p = m->contenders[at];
        if (best < 0 || !cheaper(limit, limit_worth, m->bound[p], m->worths[p])) m->contenders[kept++] = p;
    }
    m->contending = kept;
    return best;
}

/* The same, quickly for what nearly every round is: the project with the lowest bound is the only contender. */
static int64_t find_contenders(market *m) {
    int64_t best = -1;
    uint32_t at = 0;
    queue_up(m);
    for (; at < m->queued; at++) {
        uint32_t next = m->queue[at];
        int64_t limit = best < 0 ? NEVER : m->bound[best], worth = best < 0 ? 1 : m->worths[best];
        if (best >= 0 && cheaper(limit, worth, m->bound[next], m->worths[next])) break;
        if (!raise_bound(m, next, limit, worth)) m->open[next] = 0;
        else if (best < 0 || cheaper(m->bound[next], m->worths[next], limit, worth)) best = next;
    }
    m->contending = 0;
    if (best < 0) return -1;
    int64_t highest = m->highest[best] = highest_price(m, (uint32_t)best);
    for (uint32_t place = 0; place < m->queued; place++) {
        uint32_t p = m->queue[place];
        bool above = cheaper(highest, m->worths[best], m->bound[p], m->worths[p]);
        if (above && place >= at) break; /* and so are all behind it */
        if (!above && m->open[p] && p != best) return weigh_all(m);
    }
    if (highest == NEVER) return weigh_all(m);
    m->contenders[m->contending++] = (uint32_t)best;
    return best;
}

/* Keep of the contenders those with the lowest price, compared as fractions; only when none has a supporter short. */
static bool keep_lowest_whole(market *m) {
    for (uint32_t at = 0; at < m->contending; at++)
        if (m->highest[m->contenders[at]] == NEVER || !m->full[m->contenders[at]]) return false;
    uint32_t kept = 0;
    int64_t shares = 0;
    for (uint32_t at = 0; at < m->contending; at++) {
        uint32_t p = m->contenders[at];
        int64_t own = shares_now(m, p);
        int sign = kept ? compare_whole(m, p, own, m->contenders[0], shares) : -1;
        if (sign > 0) continue;
        if (sign < 0) {
            kept = 0;
            shares = own;
        }
        m->contenders[kept++] = p;
    }
    m->contending = kept;
    return true;
}

/* The winner of this round among the contenders, noted with those tied; false when it cannot be told here. */
static bool choose(market *m, int64_t best) {
    bought *now = &m->order[m->rounds];
    *now = (bought){(uint32_t)best, 0, BY_BOUNDS};
    if (m->contending == 1) return best >= 0;
    uint32_t before = m->contending;
    if (keep_lowest_whole(m)) {
        now->decided = BY_WHOLE;
    } else if (best >= 0 && all_alike(m, m->contenders, before)) {
        now->decided = BY_ALIKE;
    } else {
        return false;
    }
    uint32_t first = m->contenders[0];
    for (uint32_t at = 1; at < m->contending; at++)
        if (m->ranks[m->contenders[at]] < m->ranks[first]) first = m->contenders[at];
    for (uint32_t at = 0; at < m->contending; at++)
        if (m->contenders[at] != first && m->ranks[m->contenders[at]] == m->ranks[first]) return false;
    now->project = first;
    if (m->contending > 1) {
        if (m->ties_used + m->contending > m->ties_room) return false;
        now->tied = m->contending;
        memcpy(m->ties + m->ties_used, m->contenders, m->contending * sizeof *m->ties);
        m->ties_used += m->contending;
    }
    return true;
}

/* Every supporter of the project pays: at least the lowest, at most the highest price. */
static void pay(market *m, uint32_t project, int64_t lowest, int64_t highest) {
    uint64_t mark = m->rounds < ROUNDS_REMEMBERED ? UINT64_C(1) << m->rounds : 0, *history = m->history;
    const uint32_t *list = m->list + m->start[project];
    const int64_t *shares = m->shares ? m->list_shares + m->start[project] : NULL;
    size_t count = m->length[project];
    int64_t *lows = m->low, most = highest, least = lowest;
    purse *state = m->state;
    bool emptied = false;
    for (size_t at = 0; at < count; at++) {
        uint32_t type = list[at];
        if (shares) {
            most = capped((wide)highest * shares[at]);
            least = capped((wide)lowest * shares[at]);
        }
        int64_t low = lows[type] - most, high = state[type].high - least;
        lows[type] = low > 0 ? low : 0;
        state[type].high = high > 0 ? high : 0;
        history[type] |= mark;
        emptied |= high <= 0;
    }
    if (emptied) m->emptied = m->rounds + 1;
    m->open[project] = 0;
    m->rounds++;
}

static void begin(market *m, int64_t low_level, int64_t high_level, int64_t unit) {
    m->unit = unit;
    m->rounds = m->ties_used = m->emptied = m->contending = 0;
    m->queued = m->projects;
    for (uint32_t t = 0; t < m->types; t++) {
        int64_t multiple = m->purses ? m->purses[t] : 1;
        m->state[t] = (purse){high_level * multiple, m->sizes[t]};
        m->low[t] = low_level * multiple;
        m->history[t] = 0;
    }
    memcpy(m->list, m->backers, m->visits * sizeof *m->list);
    if (m->shares) memcpy(m->list_shares, m->shares, m->visits * sizeof *m->shares);
    for (uint32_t p = 0; p < m->projects; p++) {
        m->length[p] = m->start[p + 1] - m->start[p];
        m->open[p] = m->weights[p] > 0;
        m->bound[p] = m->open[p] ? price_of(m, p) / m->weights[p] : 0;
        m->queue[p] = p;
        m->cleaned[p] = 1;
    }
}

bool run(market *m, int64_t low_level, int64_t high_level, int64_t unit, const uint32_t *forced,
         uint32_t forced_count) {
    begin(m, low_level, high_level, unit);
    while (m->rounds < forced_count) {
        uint32_t project = forced[m->rounds];
        m->order[m->rounds] = (bought){project, 0, BY_CALLER};
        if (!raise_bound(m, project, NEVER, 1)) return false;
        int64_t highest = highest_price(m, project);
        if (highest == NEVER) highest = MOST; /* it is bought, so at worst everybody pays all there is */
        pay(m, project, m->bound[project], highest);
    }
    for (;;) {
        int64_t best = find_contenders(m);
        if (!m->contending) return true;
        if (!choose(m, best)) return false;
        uint32_t winner = m->order[m->rounds].project;
        pay(m, winner, m->bound[winner], m->highest[winner]);
    }
}
