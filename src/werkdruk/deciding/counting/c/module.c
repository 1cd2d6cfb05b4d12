/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * The module `_native`: what of the compiled part Python sees. native.py is its only caller.
 */
#include "native.h"

#include <stdlib.h>

#define INTERFACE 1 /* as in compiled.py */

typedef struct {
    PyObject_HEAD
    market market;
} market_object;

static PyObject *market_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)kwargs;
    allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    market_object *self = (market_object *)alloc(type, 0);
    if (self && market_build(&self->market, args) < 0) Py_CLEAR(self);
    return (PyObject *)self;
}

static void market_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    market_free(&((market_object *)self)->market);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyObject *numbers(const uint32_t *values, uint32_t count) {
    PyObject *tuple = PyTuple_New(count);
    for (uint32_t at = 0; tuple && at < count; at++) {
        PyObject *number = PyLong_FromUnsignedLong(values[at]);
        if (!number || PyTuple_SetItem(tuple, at, number) < 0) Py_CLEAR(tuple);
    }
    return tuple;
}

/* The claim as (project, decided, tied) per round. */
static PyObject *claim(const market *m) {
    PyObject *rounds = PyList_New(0);
    uint32_t used = 0;
    for (uint32_t r = 0; rounds && r < m->rounds; r++) {
        const bought *one = &m->order[r];
        PyObject *tied = numbers(m->ties + used, one->tied);
        used += one->tied;
        PyObject *entry = tied ? Py_BuildValue("kiN", (unsigned long)one->project, (int)one->decided, tied) : NULL;
        if (!entry || PyList_Append(rounds, entry) < 0) Py_CLEAR(rounds);
        Py_XDECREF(entry);
    }
    return rounds;
}

/* run(low, high, unit, forced): (the claim so far, those between whom it stopped: empty when it is whole). */
static PyObject *market_run(PyObject *self, PyObject *args) {
    market *m = &((market_object *)self)->market;
    long long low, high, unit;
    PyObject *given;
    if (!PyArg_ParseTuple(args, "LLLO!", &low, &high, &unit, &PyTuple_Type, &given)) return NULL;
    Py_ssize_t count = PyTuple_Size(given);
    if (count > m->projects || low < 0 || high < low || unit <= 0 || (wide)high * m->whole >= MOST_MONEY) {
        PyErr_SetString(PyExc_ValueError, "the level does not fit the market");
        return NULL;
    }
    uint32_t *forced = calloc((size_t)count + 1, sizeof *forced);
    if (!forced) return PyErr_NoMemory();
    for (Py_ssize_t at = 0; at < count; at++) {
        unsigned long project = PyLong_AsUnsignedLong(PyTuple_GetItem(given, at));
        if (PyErr_Occurred() || project >= m->projects) {
            free(forced);
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "no such project");
            return NULL;
        }
        forced[at] = (uint32_t)project;
    }
    bool whole = run(m, low, high, unit, forced, (uint32_t)count);
    free(forced);
    PyObject *rounds = claim(m), *stuck = numbers(m->contenders, whole ? 0 : m->contending);
    if (rounds && stuck) return Py_BuildValue("NON", rounds, whole ? Py_True : Py_False, stuck);
    Py_XDECREF(rounds);
    Py_XDECREF(stuck);
    return NULL;
}

static PyObject *climb(PyObject *self, PyObject *args) { return market_climb(&((market_object *)self)->market, args); }

static PyObject *holds(PyObject *self, PyObject *args) { return market_holds(&((market_object *)self)->market, args); }

static PyMethodDef market_methods[] = {
    {"run", market_run, METH_VARARGS, "One run at a level."},
    {"climb", climb, METH_VARARGS, "From level to level."},
    {"holds", holds, METH_VARARGS, "Whether the order at one level is that of all levels up to another."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot market_slots[] = {
    {Py_tp_new, (void *)market_new},
    {Py_tp_dealloc, (void *)market_dealloc},
    {Py_tp_methods, market_methods},
    {Py_tp_doc, (void *)"A market of an election, ready to be run."},
    {0, NULL},
};

static PyType_Spec market_spec = {
    .name = "werkdruk.deciding.counting._native.Market",
    .basicsize = sizeof(market_object),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = market_slots,
};

static PyMethodDef functions[] = {
    {"tally", tally, METH_VARARGS, "The supporters of each project."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_native",
    .m_doc = "Equal shares by bounds in whole numbers.",
    .m_size = -1,
    .m_methods = functions,
};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *module = PyModule_Create(&definition);
    PyObject *type = module ? PyType_FromSpec(&market_spec) : NULL;
    if (!type || PyModule_AddObject(module, "Market", type) < 0) {
        Py_XDECREF(type);
        Py_CLEAR(module);
    }
    if (module && PyModule_AddIntConstant(module, "interface", INTERFACE) < 0) Py_CLEAR(module);
    if (module && wd_add_scan(module) < 0) Py_CLEAR(module);
    return module;
}
