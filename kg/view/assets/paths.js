/**
 * Paths: choose two, and see what joins them, step by step with the sentences.
 */

import { keep } from "./address.js";
import { nameOf, statements, things, words } from "./data.js";
import { reveal } from "./expand.js";
import { showChosen } from "./network.js";
import { choose, listen, state } from "./state.js";
import { element, fill, plain } from "./text.js";
import { findWays } from "./ways.js";

/** Statements of one step that are drawn and listed. */
const MOST_OF_A_STEP = 4;
const pathOpener = document.getElementById("between");
const byName = new Map();
for (const [id, { label, names }] of Object.entries(things).sort(([, one], [, other]) => one.said - other.said)) {
  for (const name of [...names, label]) byName.set(plain(name), id);
}

function makeField(label) {
  return element("input", {
    type: "text",
    list: "known",
    "aria-label": label,
    placeholder: label,
    autocomplete: "off",
    required: true,
  });
}

const starting = makeField(words.pathFrom);
const ending = makeField(words.pathTo);
const verdict = element("p", { class: "verdict", role: "status" });
const form = element(
  "form",
  { id: "path", hidden: true, "aria-label": words.path },
  starting,
  element("span", { "aria-hidden": "true" }, "→"),
  ending,
  element("button", { type: "submit" }, words.pathFind),
  element(
    "button",
    { type: "button", class: "close", "aria-label": words.close, on: { click: () => openPath(false) } },
    "×",
  ),
  element(
    "datalist",
    { id: "known" },
    ...Object.values(things).map(({ label }) => element("option", { value: label })),
  ),
  verdict,
);

/** Ask between whom; `from` is filled in. */
export function openPath(open, from = null) {
  form.hidden = !open;
  pathOpener.setAttribute("aria-expanded", String(open));
  verdict.textContent = "";
  if (!open) return pathOpener.focus();
  starting.value = from ? nameOf(from) : "";
  ending.value = "";
  (from ? ending : starting).focus();
}

/** The steps of a way as parts of a card. */
function listSteps({ names, hops }, place) {
  const title = fill(words.way, { number: place + 1, names: names.map(nameOf).join(" → ") });
  const steps = hops.map(({ from, to, statements: own }) => {
    const some = { number: MOST_OF_A_STEP, whole: own.length };
    const more = own.length > MOST_OF_A_STEP ? ` (${fill(words.part, some)})` : "";
    return { title: `${nameOf(from)} – ${nameOf(to)}${more}`, level: 2, statements: own.slice(0, MOST_OF_A_STEP) };
  });
  return [{ title, level: 1, statements: [] }, ...steps];
}

/** Choose what joins two things; say so where nothing does. */
function choosePath(from, to) {
  const ways = findWays(from, to);
  const names = { from: nameOf(from), to: nameOf(to) };
  verdict.textContent = ways.length ? "" : fill(words.noPath, names);
  if (!ways.length) return;
  const told = new Set(ways.flatMap(({ hops }) => hops.flatMap((hop) => hop.statements.slice(0, MOST_OF_A_STEP))));
  const passed = new Set(ways.flatMap((way) => way.names));
  const marks = [...told].map((index) => statements[index].mark).filter(Boolean);
  reveal(told);
  choose({
    title: fill(words.pathTitle, names),
    thing: null,
    path: [from, to],
    statements: told,
    nodes: new Set([...passed, ...marks]),
    focus: passed,
    sections: ways.flatMap(listSteps),
  });
  showChosen();
}

function findPath() {
  const [from, to] = [starting, ending].map(({ value }) => byName.get(plain(value).trim()));
  if (!from || !to) verdict.textContent = fill(words.noSuch, { name: (from ? ending : starting).value });
  else if (from === to) verdict.textContent = words.sameEnds;
  else choosePath(from, to);
}

/** A thing that is chosen while a field is empty goes into it. */
function takeChosen() {
  const empty = [starting, ending].find(({ value }) => !value.trim());
  if (form.hidden || !empty || !state.chosen?.thing) return;
  empty.value = nameOf(state.chosen.thing);
  if (starting.value.trim() && ending.value.trim()) findPath();
}

pathOpener.addEventListener("click", () => openPath(form.hidden, state.chosen?.thing));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  findPath();
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  openPath(false);
});
document.getElementById("graph").append(form);
listen("choose", takeChosen);

keep({
  write(kept) {
    for (const id of state.chosen?.path ?? []) kept.append("path", id);
  },
  read(kept) {
    const [from, to] = kept.getAll("path");
    if (things[from] && things[to] && from !== to) choosePath(from, to);
  },
});
