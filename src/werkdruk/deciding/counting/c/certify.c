/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * Whether an order of purchases, found at one level, is the order at every level of an interval.
 *
 * A purse lies between two lines over the interval, kept by their values at both ends. For any group of supporters that
 * pays all it has while the others pay alike, the price that follows is never above the true one and is again a line:
 * so it bounds a rival from below. The highest prices of the winner at both ends bound it from above in between,
 * because what supporters can pay together is concave in level and price.
 */
#include "native.h"

#include <string.h>

typedef struct {
    int64_t at0, at1;
} ends;

static inline int64_t price_of(const market *m, uint32_t project) { return m->prices[project] * m->unit; }
static inline int64_t share_of(const market *m, size_t at) { return m->shares ? m->list_shares[at] : 1; }

/* Whether a price line is above the winner's at both ends. */
static bool dearer(const market *m, ends line, uint32_t project, ends most, uint32_t winner) {
    int64_t worth = m->worths[project], other = m->worths[winner];
    return cheaper(most.at0, other, line.at0, worth) && cheaper(most.at1, other, line.at1, worth);
}

/* How far along the interval (of `steps`) a value that starts `before` ahead and ends `after` behind stays ahead. */
static int64_t ahead(wide before, wide after, int64_t steps) {
    if (before <= 0 || before + after <= 0) return 0;
    while (before + after > ((wide)1 << 60)) {
        before >>= 1;
        after >>= 1;
    }
    return capped(before * steps / (before + after + 1));
}

static void clean(market *m, uint32_t project) {
    if (m->cleaned[project] > m->emptied) return;
    m->cleaned[project] = m->rounds + 1;
    size_t kept = 0, first = m->start[project];
    for (size_t at = first; at < first + m->length[project]; at++) {
        band one = m->bands[m->list[at]];
        if (!one.high0 && !one.high1) continue;
        m->list[first + kept] = m->list[at];
        if (m->shares) m->list_shares[first + kept] = m->list_shares[at];
        kept++;
    }
    m->length[project] = kept;
}

typedef struct {
    int64_t poor0, poor1, rich;
    bool all_rich; /* at both ends, also by the low lines */
} sweep;

/* The supporters who are poor halfway, at a price line. */
static sweep sweep_lines(const market *m, uint32_t project, ends price) {
    sweep found = {0, 0, 0, true};
    for (size_t at = m->start[project]; at < m->start[project] + m->length[project]; at++) {
        uint32_t type = m->list[at];
        const band *one = &m->bands[type];
        int64_t size = m->sizes[type], share = share_of(m, at);
        wide need0 = (wide)price.at0 * share, need1 = (wide)price.at1 * share;
        /* one share more: the price is rounded down */
        if (one->low0 < need0 + share || one->low1 < need1 + share) found.all_rich = false;
        if ((wide)one->high0 + one->high1 < need0 + need1) {
            found.poor0 += size * one->high0;
            found.poor1 += size * one->high1;
        } else {
            found.rich += size * share;
        }
    }
    return found;
}

/* The line below a project's price, raised until it is above the winner's or stays; false when nobody can buy it at any
 * level of the interval. `all_rich` tells whether every supporter can pay that price. */
static bool raise_line(market *m, uint32_t project, ends *line, const ends *most, uint32_t winner, bool *all_rich) {
    int64_t whole = price_of(m, project);
    clean(m, project);
    for (;;) {
        sweep found = sweep_lines(m, project, *line);
        *all_rich = found.all_rich;
        if (!found.rich) return found.poor0 >= whole || found.poor1 >= whole;
        wide rest0 = (wide)whole - found.poor0, rest1 = (wide)whole - found.poor1;
        ends next = {rest0 > 0 ? (int64_t)(rest0 / found.rich) : 0, rest1 > 0 ? (int64_t)(rest1 / found.rich) : 0};
        if (rest0 <= 0 || rest1 <= 0) return true;              /* no line: keep the one before */
        if ((wide)next.at0 + next.at1 <= (wide)line->at0 + line->at1) return true;
        *line = next;
        if (most && dearer(m, next, project, *most, winner)) return true;
    }
}

/* The highest possible price of a share at both ends; false when its supporters may have too little at one. */
static bool highest_prices(const market *m, uint32_t project, ends low, ends *most) {
    int64_t whole = price_of(m, project);
    ends price = low;
    for (;;) {
        wide poor0 = 0, poor1 = 0;
        int64_t rich0 = 0, rich1 = 0;
        for (size_t at = m->start[project]; at < m->start[project] + m->length[project]; at++) {
            uint32_t type = m->list[at];
            const band *one = &m->bands[type];
            int64_t size = m->sizes[type], share = share_of(m, at);
            if ((wide)price.at0 * share > one->low0) poor0 += (wide)size * one->low0;
            else rich0 += size * share;
            if ((wide)price.at1 * share > one->low1) poor1 += (wide)size * one->low1;
            else rich1 += size * share;
        }
        if (!rich0 || !rich1) return false;
        int64_t next0 = whole > poor0 ? divide_up(whole - poor0, rich0) : 0;
        int64_t next1 = whole > poor1 ? divide_up(whole - poor1, rich1) : 0;
        if (next0 <= price.at0 && next1 <= price.at1) break;
        if (next0 > price.at0) price.at0 = next0;
        if (next1 > price.at1) price.at1 = next1;
    }
    *most = price;
    return true;
}

/* Whether the winner goes before this rival all along although its line is not above: both are simple fractions, or
 * their supporters have one history; then the order at ties decides. */
static bool goes_first(market *m, uint32_t winner, bool winner_full, uint32_t rival, bool rival_full) {
    if (winner_full && rival_full) {
        int64_t shares[2] = {0, 0};
        uint32_t both[2] = {winner, rival};
        for (int one = 0; one < 2; one++)
            for (size_t at = m->start[both[one]]; at < m->start[both[one]] + m->length[both[one]]; at++)
                shares[one] += m->sizes[m->list[at]] * share_of(m, at);
        int sign = compare_whole(m, winner, shares[0], rival, shares[1]);
        return sign < 0 || (!sign && m->ranks[winner] < m->ranks[rival]);
    }
    uint32_t both[2] = {winner, rival};
    return m->ranks[winner] < m->ranks[rival] && all_alike(m, both, 2);
}

/* Every supporter pays a price between two lines; what is left lies between two lines again. */
static void pay(market *m, uint32_t project, ends least, ends most) {
    uint64_t mark = m->rounds < ROUNDS_REMEMBERED ? UINT64_C(1) << m->rounds : 0;
    for (size_t at = m->start[project]; at < m->start[project] + m->length[project]; at++) {
        uint32_t type = m->list[at];
        band *one = &m->bands[type];
        int64_t share = share_of(m, at);
        int64_t low0 = one->low0 - capped((wide)most.at0 * share), low1 = one->low1 - capped((wide)most.at1 * share);
        bool kept = (wide)low0 + low1 > 0; /* a line that is nowhere above the true rest: this one, or nothing */
        one->low0 = kept ? low0 : 0;
        one->low1 = kept ? low1 : 0;
        int64_t high0 = one->high0 - capped((wide)least.at0 * share);
        int64_t high1 = one->high1 - capped((wide)least.at1 * share);
        one->high0 = high0 > 0 ? high0 : 0;
        one->high1 = high1 > 0 ? high1 : 0;
        m->state[type].high = one->high0 | one->high1; /* not empty: all that histories look at */
        m->history[type] |= mark;
        if (!m->state[type].high) m->emptied = m->rounds + 1;
    }
    m->open[project] = 0;
    m->rounds++;
}

static void begin(market *m, int64_t level0, int64_t level1) {
    m->rounds = m->emptied = 0;
    for (uint32_t t = 0; t < m->types; t++) {
        int64_t multiple = m->purses ? m->purses[t] : 1;
        int64_t at0 = level0 * multiple, at1 = level1 * multiple;
        m->bands[t] = (band){at0, at1, at0, at1};
        m->state[t].high = at1;
        m->history[t] = 0;
    }
    memcpy(m->list, m->backers, m->visits * sizeof *m->list);
    if (m->shares) memcpy(m->list_shares, m->shares, m->visits * sizeof *m->shares);
    for (uint32_t p = 0; p < m->projects; p++) {
        m->length[p] = m->start[p + 1] - m->start[p];
        m->open[p] = m->weights[p] > 0;
        m->line[2 * p] = m->line[2 * p + 1] = m->open[p] ? price_of(m, p) / m->weights[p] : 0;
        m->cleaned[p] = 1;
    }
}

/* Whether nobody can buy the project at any level of the interval; if not, about up to where. */
static bool out_of_reach(const market *m, uint32_t project, int64_t steps, int64_t *reach) {
    int64_t whole = price_of(m, project);
    wide has0 = 0, has1 = 0;
    for (size_t at = m->start[project]; at < m->start[project] + m->length[project]; at++) {
        uint32_t type = m->list[at];
        has0 += (wide)m->sizes[type] * m->bands[type].high0;
        has1 += (wide)m->sizes[type] * m->bands[type].high1;
    }
    if (has0 < whole && has1 < whole) return true;
    *reach = ahead(whole - has0, has1 - whole, steps);
    return false;
}

/* Whether the winner goes before a rival at every level of the interval; if not, about up to where it does. */
static bool beats(market *m, uint32_t winner, ends most, bool winner_full, uint32_t rival, int64_t steps,
                  int64_t *reach) {
    ends line = {m->line[2 * rival], m->line[2 * rival + 1]};
    if (dearer(m, line, rival, most, winner)) return true;
    bool rival_full = false;
    if (!raise_line(m, rival, &line, &most, winner, &rival_full)) {
        m->open[rival] = 0;
        return true;
    }
    m->line[2 * rival] = line.at0;
    m->line[2 * rival + 1] = line.at1;
    if (dearer(m, line, rival, most, winner) || goes_first(m, winner, winner_full, rival, rival_full)) return true;
    wide before = (wide)line.at0 * m->worths[winner] - (wide)most.at0 * m->worths[rival];
    wide after = (wide)most.at1 * m->worths[rival] - (wide)line.at1 * m->worths[winner];
    *reach = ahead(before, after, steps);
    return false;
}

bool certify(market *m, int64_t level0, int64_t level1, int64_t *reach) {
    int64_t steps = *reach;
    uint32_t claimed = m->rounds;
    begin(m, level0, level1);
    *reach = 0;
    while (m->rounds < claimed) {
        uint32_t winner = m->order[m->rounds].project;
        ends least = {m->line[2 * winner], m->line[2 * winner + 1]}, most;
        bool winner_full = false;
        bool sure = m->order[m->rounds].decided != BY_CALLER && raise_line(m, winner, &least, NULL, 0, &winner_full)
                    && highest_prices(m, winner, least, &most);
        for (uint32_t p = 0; sure && p < m->projects; p++)
            if (m->open[p] && p != winner) sure = beats(m, winner, most, winner_full, p, steps, reach);
        if (!sure) break;
        pay(m, winner, least, most);
    }
    bool certain = m->rounds == claimed;
    for (uint32_t p = 0; certain && p < m->projects; p++)
        if (m->open[p]) certain = out_of_reach(m, p, steps, reach);
    m->rounds = claimed;
    return certain;
}
