// SPDX-FileCopyrightText: 2026 Werkdruk contributors
// SPDX-License-Identifier: EUPL-1.2
// One job of the equalshares.net compute tool, without a browser:
//
//     node equalshares_tool.cjs CHECKOUT FILE floats|fractions none|add1
//
// Its own parser and worker are read from the checkout and run as they are; ties go by project id. Prints JSON.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [checkout, file, accuracy, completion] = process.argv.slice(2);
const js = fs.existsSync(path.join(checkout, "js")) ? path.join(checkout, "js") : checkout;
const SHORT = 0.5;

function found(...names) {
  const known = names.map((name) => path.join(js, name)).find((name) => fs.existsSync(name));
  if (!known) throw new Error(`the checkout has none of ${names.join(", ")}`);
  return known;
}

function room() {
  const context = { performance, console, posted: [], Fraction: undefined };
  context.self = context;
  context.window = context;
  context.postMessage = (message) => context.posted.push(message);
  vm.createContext(context);
  context.importScripts = (...names) =>
    names.forEach((name) => vm.runInContext(fs.readFileSync(path.resolve(js, name), "utf8"), context));
  return context;
}

function seconds(action) {
  const start = process.cpuUsage();
  action();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1e6;
}

function best(action) {
  const all = [seconds(action)];
  while (all[0] < SHORT && all.length < 5) all.push(seconds(action));
  return Math.min(...all);
}

const parser = room();
const parserText = fs.readFileSync(found("pabulibParser.js", "interface/pabulibParser.js"), "utf8");
vm.runInContext(parserText.replace(/^export /gm, ""), parser);
const worker = room();
vm.runInContext(fs.readFileSync(found("methodOfEqualSharesWorker.js"), "utf8"), worker);

const text = fs.readFileSync(file, "utf8");
let instance;
const parse = best(() => { instance = parser.parsePabulibFromString(text); });
const params = {
  tieBreaking: Object.keys(instance.projects).sort().map((project) => [project]),
  accuracy,
  completion,
  comparison: "none",
  add1options: ["exhaustive"],
  budgetIncrement: 1,
};
const took = best(() => {
  worker.posted.length = 0;
  worker.onmessage({ data: { instance, params } });
});
const order = worker.posted.find((message) => message.type === "result").winners;
const status = fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "";
const kilobytes = status.match(/^VmHWM:\s+(\d+) kB/m)?.[1] ?? process.resourceUsage().maxRSS;
console.log(JSON.stringify({ mb: kilobytes / 1024, parse, seconds: took, order, version: process.version }));
