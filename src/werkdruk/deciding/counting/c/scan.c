/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * The scanner of votes as a function for Python: bytes in, bytes of numbers out.
 */
#include "native.h"
#include "votes.h"

static void *zeros(size_t many, size_t width) { return calloc(many ? many : 1, width); }

/* The ids, by number; they stay alive as long as the tuple they are in. Nought with an exception when they are none. */
static int take_ids(Scan *scan, PyObject *ids)
{
    Py_ssize_t known = PyTuple_Size(ids), length = 0;
    if (known < 0) return 0;
    if (known >= INT32_MAX || scan->counted > (uint32_t)known) {
        PyErr_SetString(PyExc_ValueError, "too many ids, or fewer than are counted");
        return 0;
    }
    size_t many = (size_t)known;
    scan->known = (uint32_t)known;
    scan->ids = zeros(many, sizeof *scan->ids);
    scan->id_hashes = zeros(many, sizeof *scan->id_hashes);
    scan->row = zeros(many, sizeof *scan->row);
    scan->row_points = zeros(many, sizeof *scan->row_points);
    scan->worth = zeros(many, sizeof *scan->worth);
    scan->last = zeros(many, sizeof *scan->last);
    scan->votes = zeros(scan->counted, sizeof *scan->votes);
    scan->scores = zeros(scan->counted, sizeof *scan->scores);
    if (!scan->ids || !scan->id_hashes || !scan->row || !scan->row_points || !scan->worth || !scan->last
        || !scan->votes || !scan->scores) {
        PyErr_NoMemory();
        return 0;
    }
    for (Py_ssize_t place = 0; place < known; place++) {
        char *text = NULL;
        PyObject *id = PyTuple_GetItem(ids, place);
        if (!id || PyBytes_AsStringAndSize(id, &text, &length)) return 0;
        scan->ids[place].at = (const unsigned char *)text;
        scan->ids[place].end = scan->ids[place].at + length;
    }
    return 1;
}

static void drop(Scan *scan)
{
    Shelf *shelves[] = {&scan->offsets, &scan->projects, &scan->given,  &scan->voters,
                        &scan->hashes,  &scan->type_of,  &scan->starts, &scan->ends};
    void *rest[] = {scan->ids,  scan->id_hashes, scan->row,    scan->row_points,    scan->worth,
                    scan->last, scan->votes,     scan->scores, scan->id_table.spots, scan->types.spots};
    for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++) free(shelves[i]->data);
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) free(rest[i]);
}

/* The numbers as bytes; what held them is let go at once, so that a large file needs little room. */
static PyObject *taken(Shelf *shelf, int wanted)
{
    size_t size = wanted ? shelf->used * shelf->width : 0;
    PyObject *bytes = PyBytes_FromStringAndSize((const char *)shelf->data, (Py_ssize_t)size);
    free(shelf->data);
    shelf->data = NULL;
    shelf->used = shelf->room = 0;
    return bytes;
}

static PyObject *answer(Scan *scan)
{
    size_t counted = scan->counted, scores = scan->order == POINTS ? counted : 0;
    Py_ssize_t each = sizeof(int64_t);
    return Py_BuildValue(
        "[NNNNNNNy#y#(IIL)]", taken(&scan->offsets, 1), taken(&scan->projects, 1), taken(&scan->given, 1),
        taken(&scan->voters, 1), taken(&scan->type_of, 1), taken(&scan->starts, scan->coded),
        taken(&scan->ends, scan->coded), (const char *)scan->votes, (Py_ssize_t)counted * each,
        (const char *)scan->scores, (Py_ssize_t)scores * each, scan->shortest, scan->longest, (long long)scan->most);
}

/* scan_votes(data, start, (vote, voter, points, columns), order, ids, counted, seed): see `scanning.py`. */
static PyObject *scan_votes(PyObject *module, PyObject *args)
{
    Scan scan = {.shortest = UINT32_MAX};
    PyObject *data, *ids, *found = NULL;
    Py_ssize_t start, size;
    char *bytes;
    unsigned int counted;
    unsigned long long seed;
    int fault;
    (void)module;
    if (!PyArg_ParseTuple(args, "Sn(iiii)iO!IK", &data, &start, &scan.vote, &scan.voter, &scan.points, &scan.columns,
                          &scan.order, &PyTuple_Type, &ids, &counted, &seed))
        return NULL;
    if (PyBytes_AsStringAndSize(data, &bytes, &size)) return NULL;
    if (start < 0 || start > size || scan.vote < 0 || scan.order < APPROVAL || scan.order > RANKING
        || (scan.order == POINTS && scan.points < 0)) {
        PyErr_SetString(PyExc_ValueError, "no such place, column or kind of ballot");
        return NULL;
    }
    scan.counted = counted;
    scan.seed = seed;
    scan.base = (const unsigned char *)bytes;
    scan.offsets.width = scan.projects.width = scan.voters.width = scan.type_of.width = sizeof(uint32_t);
    scan.starts.width = scan.ends.width = sizeof(uint32_t);
    scan.given.width = scan.hashes.width = sizeof(uint64_t);
    if (take_ids(&scan, ids)) {
        Text text = {scan.base + start, scan.base + size};
        Py_BEGIN_ALLOW_THREADS
        fault = wd_scan_text(&scan, text);
        Py_END_ALLOW_THREADS
        if (fault == NO_ROOM) PyErr_NoMemory();
        else if (fault == ODD) found = Py_NewRef(Py_None);
        else found = answer(&scan);
    }
    drop(&scan);
    return found;
}

static PyMethodDef methods[] = {
    {"scan_votes", scan_votes, METH_VARARGS, "The rows of the votes in a .pb file; None when something is odd."},
    {NULL, NULL, 0, NULL},
};

int wd_add_scan(PyObject *module) { return PyModule_AddFunctions(module, methods); }
