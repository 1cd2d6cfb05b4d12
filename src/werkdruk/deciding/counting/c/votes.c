/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * The votes of a `.pb` file as rows of numbers, equal ballots grouped. Whatever is odd - quotes, another section, a
 * project that is unknown or there twice, points that are no whole number, a voter who is there twice - is not read
 * here: the answer is None and the plain reader does the whole file. Every place is held in 32 bits, so a file of
 * 4 GiB or more is odd too.
 */
#include "votes.h"

enum { LONGEST_POINT = 12, SHORT = 24, SKIPPED = -1 };

/* ---- projects ---- */

static int find_id(const Scan *scan, Text name, uint32_t *number)
{
    uint64_t hash = hash_text(name, scan->seed);
    const Table *table = &scan->id_table;
    for (size_t spot = hash & table->mask; table->spots[spot]; spot = (spot + 1) & table->mask) {
        uint32_t place = table->spots[spot] - 1;
        if (scan->id_hashes[place] == hash && same_text(scan->ids[place], name)) {
            *number = place;
            return FINE;
        }
    }
    return ODD;
}

/* The same for a name of at most 7 bytes, packed in a word: length and hash together tell such names apart. */
static int find_short_id(const Scan *scan, uint64_t word, size_t length, uint32_t *number)
{
    uint64_t hash = stir(scan->seed ^ ((uint64_t)length << 56) ^ word);
    const Table *table = &scan->id_table;
    for (size_t spot = hash & table->mask; table->spots[spot]; spot = (spot + 1) & table->mask) {
        uint32_t place = table->spots[spot] - 1;
        if (scan->id_hashes[place] == hash && (size_t)(scan->ids[place].end - scan->ids[place].at) == length) {
            *number = place;
            return FINE;
        }
    }
    return ODD;
}

static int learn_ids(Scan *scan)
{
    int fault = make_table(&scan->id_table, (size_t)scan->known * 2);
    for (uint32_t place = 0; place < scan->known && !fault; place++) {
        scan->id_hashes[place] = hash_text(scan->ids[place], scan->seed);
        drop_in(&scan->id_table, scan->id_hashes[place], place);
    }
    return fault;
}

/* ---- one line ---- */

/* White space other than blanks and tabs is for the plain reader; it may stand at either end of a code. */
static int is_plain(Text text)
{
    return text.at == text.end || (*text.at > ' ' && *text.at < 127 && text.end[-1] > ' ' && text.end[-1] < 127);
}

static int is_blank(Text text)
{
    while (text.at < text.end && (*text.at == ' ' || *text.at == '\t' || *text.at == ';')) text.at++;
    return text.at == text.end;
}

static int is_title(Text cell)
{
    static const char *const titles[] = {"META", "PROJECTS", "VOTES"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        size_t length = strlen(titles[i]), same = 0;
        if ((size_t)(cell.end - cell.at) != length) continue;
        while (same < length && (cell.at[same] & ~0x20) == titles[i][same]) same++;
        if (same == length) return 1;
    }
    return 0;
}

static int read_point(Text *points, int64_t *value)
{
    Text text = trim(until(points, ','));
    size_t length = (size_t)(text.end - text.at);
    if (!length || length > LONGEST_POINT) return ODD;
    for (*value = 0; text.at < text.end; text.at++) {
        if (*text.at < '0' || *text.at > '9') return ODD;
        *value = *value * 10 + (*text.at - '0');
    }
    return FINE;
}

static int by_number(const void *one, const void *other)
{
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

/* A ranking stands in its own order, all else by number; points follow their choices. */
static void put_in_order(Scan *scan, size_t length)
{
    uint32_t *row = scan->row;
    size_t sorted = 1;
    while (sorted < length && row[sorted - 1] < row[sorted]) sorted++;
    if (sorted < length && scan->order != RANKING) {
        if (length > SHORT) qsort(row, length, sizeof *row, by_number);
        for (; sorted < length && length <= SHORT; sorted++) {
            uint32_t number = row[sorted];
            size_t place = sorted;
            for (; place && row[place - 1] > number; place--) row[place] = row[place - 1];
            row[place] = number;
        }
    }
    for (size_t i = 0; i < length && scan->order == POINTS; i++) scan->row_points[i] = scan->worth[row[i]];
}

/* The next name in a vote as a number; `more` tells whether a comma follows. An empty name is no number: SKIPPED. */
static int next_choice(const Scan *scan, Text *vote, uint32_t *number, int *more)
{
    const unsigned char *at = vote->at;
    uint64_t word = 0;
    while (at < vote->end && *at != ',') word = word << 8 | *at++;
    Text name = {vote->at, at};
    size_t length = (size_t)(at - vote->at);
    *more = at < vote->end;
    vote->at = *more ? at + 1 : at;
    if (length && length < 8 && *name.at > ' ' && name.end[-1] > ' ') return find_short_id(scan, word, length, number);
    name = trim(name);
    return name.at == name.end ? SKIPPED : find_id(scan, name, number);
}

static int read_vote(Scan *scan, Text vote, Text points, size_t *length)
{
    uint32_t voter = (uint32_t)scan->type_of.used + 1, number = 0;
    int pointed = scan->order == POINTS, more = 0;
    for (*length = 0; vote.at < vote.end;) {
        int64_t value = 1;
        int fault = next_choice(scan, &vote, &number, &more);
        if (fault == SKIPPED && !pointed) continue;
        if (fault || (pointed && (points.at == points.end || read_point(&points, &value)))) return ODD;
        if (pointed && more != (points.at < points.end)) return ODD;
        if (scan->last[number] == voter) return ODD;
        scan->last[number] = voter;
        scan->worth[number] = value;
        if (number < scan->counted && value) scan->row[(*length)++] = number;
    }
    put_in_order(scan, *length);
    return !pointed || (!more && points.at == points.end) ? FINE : ODD;
}

static int add_type(Scan *scan, size_t length, uint64_t hash)
{
    int64_t given = 0;
    uint32_t none = 0;
    int fault = put(&scan->projects, scan->row, length);
    if (!fault && scan->order == POINTS) fault = put(&scan->given, scan->row_points, length);
    if (!fault) fault = put_place(&scan->offsets, scan->projects.used);
    if (!fault) fault = put(&scan->hashes, &hash, 1);
    if (!fault) fault = put(&scan->voters, &none, 1);
    if (fault) return fault;
    if (length < scan->shortest) scan->shortest = (uint32_t)length;
    if (length > scan->longest) scan->longest = (uint32_t)length;
    for (size_t i = 0; i < length && scan->order == POINTS; i++) {
        if (scan->row_points[i] > INT64_MAX - given) return ODD;
        given += scan->row_points[i];
    }
    if (given > scan->most) scan->most = given;
    return FINE;
}

static uint64_t hash_row(const Scan *scan, size_t length)
{
    uint64_t hash = scan->seed + length;
    for (size_t i = 0; i + 1 < length; i += 2) hash = stir(hash ^ ((uint64_t)scan->row[i] << 32 | scan->row[i + 1]));
    if (length % 2) hash = stir(hash ^ scan->row[length - 1]);
    if (scan->order == POINTS)
        for (size_t i = 0; i < length; i++) hash = stir(hash ^ (uint64_t)scan->row_points[i]);
    return hash;
}

/* The number of this type of ballot, new or not. */
static int find_type(Scan *scan, size_t length, uint32_t *type)
{
    uint64_t hash = hash_row(scan, length);
    size_t spot = hash & scan->types.mask;
    for (; scan->types.spots[spot]; spot = (spot + 1) & scan->types.mask) {
        uint32_t place = scan->types.spots[spot] - 1, start = places(&scan->offsets)[place];
        if (hashes(&scan->hashes)[place] != hash || places(&scan->offsets)[place + 1] - start != length) continue;
        if (length && memcmp(places(&scan->projects) + start, scan->row, length * sizeof *scan->row)) continue;
        if (length && scan->order == POINTS
            && memcmp(amounts(&scan->given) + start, scan->row_points, length * sizeof *scan->row_points)) continue;
        *type = place;
        return FINE;
    }
    *type = (uint32_t)scan->voters.used;
    int fault = add_type(scan, length, hash);
    if (fault) return fault;
    scan->types.spots[spot] = *type + 1;
    scan->types.used++;
    return widen(&scan->types, hashes(&scan->hashes));
}

/* Whether anything stands here that no reader takes for white space. */
static int has_ink(Text line)
{
    for (; line.at < line.end; line.at++)
        if (*line.at > ' ' && *line.at < 127 && *line.at != ';') return 1;
    return 0;
}

static int cast(Scan *scan, Text vote, Text points, Text code)
{
    size_t length = 0;
    uint32_t type = 0;
    int fault = ODD;
    if (!is_plain(code)) return ODD;
    if (points.at < points.end && points.end[-1] == ',') return ODD;
    if ((fault = read_vote(scan, vote, points, &length))) return fault;
    if ((fault = find_type(scan, length, &type))) return fault;
    places(&scan->voters)[type]++;
    places(&scan->type_of)[scan->type_of.used++] = type;
    if (scan->voter < 0) return FINE;
    scan->coded |= code.at < code.end;
    places(&scan->starts)[scan->starts.used++] = (uint32_t)(code.at - scan->base);
    places(&scan->ends)[scan->ends.used++] = (uint32_t)(code.end - scan->base);
    return FINE;
}

static int read_line(Scan *scan, Text line)
{
    Text rest = line, none = {line.end, line.end}, vote = none, points = none, code = none;
    int column = 0, last = 0;
    for (; !last && column <= scan->wanted; column++) {
        Text cell = until(&rest, ';');
        last = cell.end == line.end;
        if (!column && is_title(trim(cell))) return ODD;
        if (column == scan->vote) vote = trim(cell);
        if (column == scan->points) points = trim(cell);
        if (column == scan->voter) code = trim(cell);
    }
    if (column <= scan->needed) return ODD;
    if (!last)
        for (column++; rest.at < rest.end; rest.at++) column += *rest.at == ';';
    if (column > scan->columns) return ODD;
    if (vote.at == vote.end && code.at == code.end && !has_ink(line)) return ODD;
    return cast(scan, vote, points, code);
}

/* All lines; blank ones only at the end. There are as many voters as lines, at most. */
static int read_lines(Scan *scan, Text text, size_t lines)
{
    int ended = 0, fault = make_room(&scan->type_of, lines);
    scan->needed = scan->order == POINTS && scan->points > scan->vote ? scan->points : scan->vote;
    scan->wanted = scan->voter > scan->needed ? scan->voter : scan->needed;
    if (!fault && scan->voter >= 0) fault = make_room(&scan->starts, lines);
    if (!fault && scan->voter >= 0) fault = make_room(&scan->ends, lines);
    while (text.at < text.end && !fault) {
        const unsigned char *stop = memchr(text.at, '\n', (size_t)(text.end - text.at));
        Text line = {text.at, stop ? stop : text.end};
        text.at = stop ? stop + 1 : text.end;
        if (line.at < line.end && line.end[-1] == '\r') line.end--;
        if (is_blank(line)) ended = 1;
        else fault = ended ? ODD : read_line(scan, line);
    }
    return fault ? fault : scan->type_of.used ? FINE : ODD;
}

/* The length of the UTF-8 character here, nought when it is none. */
static size_t character(const unsigned char *at, size_t left)
{
    unsigned char low = 0x80, high = 0xBF;
    size_t length = *at < 0x80 ? 1 : *at < 0xC2 ? 0 : *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : *at < 0xF5 ? 4 : 0;
    if (length < 2 || left < length) return left < length ? 0 : length;
    if (*at == 0xE0) low = 0xA0;
    if (*at == 0xED) high = 0x9F;
    if (*at == 0xF0) low = 0x90;
    if (*at == 0xF4) high = 0x8F;
    if (at[1] < low || at[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if (at[i] < 0x80 || at[i] > 0xBF) return 0;
    return length;
}

/* No quotes, no lone carriage returns, and all of it UTF-8: then `lines` is how many there are, at most. */
static int is_readable(Text text, size_t *lines)
{
    unsigned char high = 0, quotes = 0, lone = 0;
    size_t size = (size_t)(text.end - text.at);
    *lines = 1;
    for (size_t i = 0; i < size; i++) {
        high |= text.at[i];
        quotes |= text.at[i] == '"';
        *lines += text.at[i] == '\n';
    }
    for (size_t i = 0; i + 1 < size; i++) lone |= (text.at[i] == '\r') & (text.at[i + 1] != '\n');
    if (quotes || lone) return 0;
    for (size_t i = 0, length = 1; i < size && high > 127; i += length)
        if (!(length = character(text.at + i, size - i))) return 0;
    return 1;
}

/* ---- all voters ---- */

static Text code_of(const Scan *scan, uint32_t voter)
{
    Text code = {scan->base + places(&scan->starts)[voter], scan->base + places(&scan->ends)[voter]};
    return code;
}

/* Whether each code is longer than the one before it, or as long and sorted after it: then none is there twice. */
static int codes_rise(const Scan *scan)
{
    for (uint32_t voter = 1; voter < scan->type_of.used; voter++) {
        Text one = code_of(scan, voter - 1), other = code_of(scan, voter);
        size_t before = (size_t)(one.end - one.at), now = (size_t)(other.end - other.at);
        if (now < before || (now == before && memcmp(one.at, other.at, now) >= 0)) return 0;
    }
    return 1;
}

static int nobody_twice(const Scan *scan)
{
    Table seen = {0};
    int fault = FINE;
    if (!scan->coded || codes_rise(scan)) return FINE;
    if (make_table(&seen, scan->type_of.used / 3 * 4 + 1)) return NO_ROOM;
    for (uint32_t voter = 0; voter < scan->type_of.used && !fault; voter++) {
        Text code = code_of(scan, voter);
        uint64_t hash = hash_text(code, scan->seed);
        size_t spot = hash & seen.mask;
        if (code.at == code.end) continue;
        for (; seen.spots[spot] && !fault; spot = (spot + 1) & seen.mask)
            if (same_text(code_of(scan, seen.spots[spot] - 1), code)) fault = ODD;
        seen.spots[spot] = voter + 1;
    }
    free(seen.spots);
    return fault;
}

static int add_up(Scan *scan)
{
    for (uint32_t type = 0; type < scan->voters.used; type++) {
        int64_t size = places(&scan->voters)[type];
        for (uint32_t i = places(&scan->offsets)[type]; i < places(&scan->offsets)[type + 1]; i++) {
            uint32_t project = places(&scan->projects)[i];
            scan->votes[project] += size;
            if (scan->order != POINTS) continue;
            int64_t given = amounts(&scan->given)[i];
            if (given > (INT64_MAX - scan->scores[project]) / size) return ODD;
            scan->scores[project] += size * given;
        }
    }
    return FINE;
}

int wd_scan_text(Scan *scan, Text text)
{
    size_t lines = 0;
    int fault = is_readable(text, &lines) ? FINE : ODD;
    if (!fault) fault = put_place(&scan->offsets, 0);
    if (!fault) fault = make_table(&scan->types, 0);
    if (!fault) fault = learn_ids(scan);
    if (!fault) fault = read_lines(scan, text, lines);
    free(scan->types.spots); /* all are found */
    free(scan->hashes.data);
    scan->types.spots = NULL;
    scan->hashes.data = NULL;
    if (!fault) fault = nobody_twice(scan);
    return fault ? fault : add_up(scan);
}
