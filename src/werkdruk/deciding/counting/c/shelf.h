/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * What the scanner of votes is made of: pieces of text, rows that grow, tables of hashes.
 */
#ifndef WERKDRUK_SHELF_H
#define WERKDRUK_SHELF_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FINE = 0, ODD = 1, NO_ROOM = 2 };
enum { SMALLEST_TABLE = 64 };

typedef struct {
    const unsigned char *at;
    const unsigned char *end;
} Text;

/* Numbers in a row that grows; `width` bytes each. */
typedef struct {
    unsigned char *data;
    size_t used, room, width;
} Shelf;

/* Places plus one, found by a hash; nought is an empty spot. */
typedef struct {
    uint32_t *spots;
    size_t mask, used;
} Table;

/* ---- rows that grow ---- */

static inline int make_room(Shelf *shelf, size_t more)
{
    size_t need = shelf->used + more, room = shelf->room + shelf->room / 2;
    if (need < more || need >= UINT32_MAX) return ODD;
    if (need <= shelf->room) return FINE;
    if (room < 64) room = 64;
    if (room < need) room = need;
    if (room > SIZE_MAX / shelf->width) return NO_ROOM;
    unsigned char *data = realloc(shelf->data, room * shelf->width);
    if (!data) return NO_ROOM;
    shelf->data = data;
    shelf->room = room;
    return FINE;
}

static inline int put(Shelf *shelf, const void *from, size_t many)
{
    int fault = make_room(shelf, many);
    if (fault) return fault;
    if (many) memcpy(shelf->data + shelf->used * shelf->width, from, many * shelf->width);
    shelf->used += many;
    return FINE;
}

static inline int put_place(Shelf *shelf, size_t place)
{
    uint32_t number = (uint32_t)place;
    return place < UINT32_MAX ? put(shelf, &number, 1) : ODD;
}

static inline uint32_t *places(const Shelf *shelf) { return (uint32_t *)(void *)shelf->data; }
static inline uint64_t *hashes(const Shelf *shelf) { return (uint64_t *)(void *)shelf->data; }
static inline int64_t *amounts(const Shelf *shelf) { return (int64_t *)(void *)shelf->data; }

/* ---- hashes ---- */

static inline uint64_t stir(uint64_t hash)
{
    hash ^= hash >> 32;
    hash *= UINT64_C(0xd6e8feb86659fd93);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xd6e8feb86659fd93);
    return hash ^ (hash >> 32);
}

static inline uint64_t hash_text(Text text, uint64_t seed)
{
    size_t left = (size_t)(text.end - text.at);
    uint64_t hash = seed ^ ((uint64_t)left << 56), word;
    for (; left >= 8; left -= 8, text.at += 8) {
        memcpy(&word, text.at, 8);
        hash = stir(hash ^ word);
    }
    for (word = 0; left; left--) word = word << 8 | *text.at++;
    return stir(hash ^ word);
}

static inline int same_text(Text one, Text other)
{
    size_t length = (size_t)(one.end - one.at);
    return length == (size_t)(other.end - other.at) && !memcmp(one.at, other.at, length);
}

static inline int make_table(Table *table, size_t least)
{
    size_t size = SMALLEST_TABLE;
    while (size < least) size *= 2;
    free(table->spots);
    table->spots = calloc(size, sizeof *table->spots);
    table->mask = size - 1;
    table->used = 0;
    return table->spots ? FINE : NO_ROOM;
}

static inline int drop_in(Table *table, uint64_t hash, uint32_t place)
{
    size_t spot = hash & table->mask;
    while (table->spots[spot]) spot = (spot + 1) & table->mask;
    table->spots[spot] = place + 1;
    table->used++;
    return FINE;
}

/* Twice as many spots when three quarters are taken. */
static inline int widen(Table *table, const uint64_t *from)
{
    uint32_t many = (uint32_t)table->used;
    if (table->used < (table->mask + 1) / 4 * 3) return FINE;
    if (make_table(table, (table->mask + 1) * 2)) return NO_ROOM;
    for (uint32_t place = 0; place < many; place++) drop_in(table, from[place], place);
    return FINE;
}

/* ---- pieces of text ---- */

static inline Text trim(Text text)
{
    while (text.at < text.end && (*text.at == ' ' || *text.at == '\t')) text.at++;
    while (text.at < text.end && (text.end[-1] == ' ' || text.end[-1] == '\t')) text.end--;
    return text;
}

static inline Text until(Text *text, unsigned char mark)
{
    Text part = *text;
    const unsigned char *at = part.at;
    while (at < part.end && *at != mark) at++;
    part.end = at;
    text->at = at < text->end ? at + 1 : at;
    return part;
}

#endif
