/**
 * Which statements and things pass the filters, and how many each filter would let through.
 */

import { statements, things } from "./data.js";
import { FACETS, state } from "./state.js";

/** Whether a statement passes all filters but `except`. A thing's group counts by its statements' things. */
function passes(one, except = "") {
  return FACETS.every((facet) => {
    if (facet === except) return true;
    if (facet !== "group") return !state.off[facet].has(one[facet]);
    const shown = one.nodes.filter((id) => !state.off.group.has(things[id].group)).length;
    return one.mark ? shown > 0 || !one.nodes.length : shown === one.nodes.length;
  });
}

/** Indices of the statements that pass. */
export function passing() {
  return new Set(statements.flatMap((one, index) => (passes(one) ? [index] : [])));
}

/** Whether a thing's group is shown. */
export function isShown(id) {
  return !state.off.group.has(things[id].group);
}

/** How many statements (things, for groups) a value of a facet has now, and how many in all: Map of key to [now, all]. */
export function counts(facet) {
  const now = new Map();
  const all = new Map();
  const add = (into, key, what) => into.set(key, (into.get(key) ?? new Set()).add(what));
  statements.forEach((one, index) => {
    const passed = passes(one, facet);
    const values = facet === "group" ? one.nodes.map((id) => [things[id].group, id]) : [[one[facet], index]];
    for (const [key, what] of values) {
      add(all, key, what);
      if (passed) add(now, key, what);
    }
  });
  return new Map([...all].map(([key, whole]) => [key, [now.get(key)?.size ?? 0, whole.size]]));
}

/** How much passes: things that still take part in something, statements. */
export function shownNow() {
  const passed = passing();
  const taking = new Set([...passed].flatMap((index) => statements[index].nodes).filter(isShown));
  return { things: taking, statements: passed };
}
