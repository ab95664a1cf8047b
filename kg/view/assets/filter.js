/**
 * Which statements and things pass the filters, and how many each filter would let through. The address keeps the
 * filters; they are read before all that depends on what passes.
 */

import { keep } from "./address.js";
import { statements, things } from "./data.js";
import { FACETS, fold, listen, setTime, state, toggle } from "./state.js";

/** The group of squares; they pass like things. */
const EVENT = "event";

/** Whether a statement passes all filters but `except`. A thing's group counts by its statements' things. */
function passes(one, except = "") {
  if (except !== "time" && !isInTime(one)) return false;
  return FACETS.every((facet) => {
    if (facet === except) return true;
    const off = state.off[facet];
    if (facet !== "group") return !off.has(one[facet]);
    if (one.mark && off.has(EVENT)) return false;
    const shown = one.nodes.filter((id) => !off.has(things[id].group)).length;
    return one.mark ? shown > 0 || !one.nodes.length : shown === one.nodes.length;
  });
}

/** Whether it can have happened in the time that is chosen; a time is a prefix of the days in it. */
function isInTime({ when }) {
  const { from, to, undated } = state.time;
  if (!when.length) return undated;
  return when[1] >= from && (!to || when[0].slice(0, to.length) <= to);
}

let passed = null;

/** Indices of all statements of the page that pass, drawn or not. */
export function passing() {
  passed ??= new Set(statements.flatMap((one, index) => (passes(one) ? [index] : [])));
  return passed;
}

/** Indices of the statements that pass all filters but that of time. */
export function passingAtAnyTime() {
  return statements.flatMap((one, index) => (passes(one, "time") ? [index] : []));
}

/** Whether a thing's group is shown. */
export function isShown(id) {
  return !state.off.group.has(things[id].group);
}

/** For each value of a facet, how many statements (things, for groups) are drawn, and how many the page has. */
export function counts(facet) {
  const now = new Map();
  const all = new Map();
  const add = (into, key, what) => into.set(key, (into.get(key) ?? new Set()).add(what));
  statements.forEach((one, index) => {
    const shown = state.drawn.has(index) && passes(one, facet);
    const values = facet === "group" ? groupsOf(one) : [[one[facet], index]];
    for (const [key, what] of values) {
      add(all, key, what);
      if (shown) add(now, key, what);
    }
  });
  return new Map([...all].map(([key, whole]) => [key, [now.get(key)?.size ?? 0, whole.size]]));
}

function groupsOf(one) {
  const groups = one.nodes.map((id) => [things[id].group, id]);
  return one.mark ? [...groups, [EVENT, one.mark]] : groups;
}

/** What is drawn and passes: things that take part in something, statements. */
export function shownNow() {
  const told = new Set([...passing()].filter((index) => state.drawn.has(index)));
  const taking = new Set([...told].flatMap((index) => statements[index].nodes).filter(isShown));
  return { things: taking, statements: told };
}

listen("filter", () => {
  passed = null;
});

keep({
  write(kept) {
    for (const facet of FACETS) for (const key of state.off[facet]) kept.append("without", `${facet} ${key}`);
    for (const end of ["from", "to"]) if (state.time[end]) kept.set(end, state.time[end]);
    if (!state.time.undated) kept.set("undated", "hidden");
    if (state.folded) kept.set("actors", "only");
  },
  read(kept) {
    const hidden = kept.getAll("without").map((one) => /^(\w+) (.+)$/s.exec(one) ?? []);
    for (const facet of FACETS) {
      const keys = hidden.filter(([, name]) => name === facet).map(([, , key]) => key);
      if (keys.length) toggle(facet, keys, false);
    }
    const isTime = (text) => /^\d{1,4}(-\d\d){0,2}$/.test(text);
    const [from, to] = ["from", "to"].map((end) => kept.get(end) ?? "").map((time) => (isTime(time) ? time : ""));
    const undated = kept.get("undated") !== "hidden";
    if (from || to || !undated) setTime({ from, to, undated });
    if (kept.get("actors") === "only") fold(true);
  },
});
