/**
 * What the reader has chosen. Everything that changes it goes through here; whoever shows it listens here.
 */

import { first } from "./data.js";

/** The facets by which statements and things ("group") are filtered. */
export const FACETS = ["group", "factuality", "voice", "family", "publisher"];

export const state = {
  off: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
  folded: false,
  /** Statements that happened between two times (prefixes of ISO days, "" for no end), and those without a date. */
  time: { from: "", to: "", undated: true },
  /** The statements that are drawn, where they pass the filters, and things kept though all around them is put away. */
  drawn: new Set(first),
  kept: new Set(),
  /** What is chosen: {title, thing, statements, nodes}; null for nothing. */
  chosen: null,
  /** The number of the article that is open. */
  article: -1,
};

const listeners = { filter: [], choose: [], open: [] };

/** Call `act` when the filters ("filter"), the choice ("choose") or the article ("open") have changed. */
export function listen(what, act) {
  listeners[what].push(act);
}

export function tell(what) {
  for (const act of listeners[what]) act();
}

export function choose(chosen) {
  state.chosen = chosen;
  tell("choose");
}

/** Let values of a facet pass, or not. */
export function toggle(facet, keys, on) {
  for (const key of keys) {
    if (on) state.off[facet].delete(key);
    else state.off[facet].add(key);
  }
  tell("filter");
}

/** Whether any filter is set. */
export function isFiltered() {
  const { from, to, undated } = state.time;
  return Boolean(from || to || !undated) || FACETS.some((facet) => state.off[facet].size > 0);
}

export function clearFilters() {
  for (const facet of FACETS) state.off[facet].clear();
  setTime({ from: "", to: "", undated: true });
}

export function setTime(time) {
  Object.assign(state.time, time);
  tell("filter");
}

export function fold(folded) {
  state.folded = folded;
  tell("filter");
}

/** Open an article, by its number. */
export function openArticle(number) {
  if (number === state.article) return;
  state.article = number;
  tell("open");
}
