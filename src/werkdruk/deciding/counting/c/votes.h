/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * What the scanner of votes reads and makes.
 */
#ifndef WERKDRUK_VOTES_H
#define WERKDRUK_VOTES_H

#include "shelf.h"

enum { APPROVAL, POINTS, RANKING };

/* The votes that are being read, and what they are. */
typedef struct {
    const unsigned char *base; /* of the whole file: places of codes are counted from it */
    int vote, voter, points, columns, order; /* columns from 0, -1 when not there */
    int needed, wanted; /* the last column that every line must have, and the last that is read */
    uint64_t seed;
    Text *ids;        /* by number; from `counted` on: known, but not counted */
    uint64_t *id_hashes;
    uint32_t counted, known;
    Table id_table, types;
    Shelf offsets, projects, given, voters, hashes, type_of, starts, ends;
    uint32_t *row;    /* the ballot at hand */
    int64_t *row_points;
    int64_t *worth;   /* per project: the points on the ballot at hand */
    uint32_t *last;   /* per project: the last voter that chose it, plus one */
    int64_t *votes, *scores;
    uint32_t shortest, longest;
    int64_t most;
    int coded;
} Scan;

/* votes.c: FINE, ODD when the plain reader must do it, or NO_ROOM */
int wd_scan_text(Scan *scan, Text text);

#endif
