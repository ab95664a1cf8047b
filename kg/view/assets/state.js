/**
 * What the reader has chosen. Everything that changes it goes through here; whoever shows it listens here.
 */

/** The facets by which statements ("factuality", "voice", "family") and things ("group") are filtered. */
export const FACETS = ["group", "factuality", "voice", "family"];

export const state = {
  off: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
  folded: false,
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

function tell(what) {
  for (const act of listeners[what]) act();
}

export function choose(chosen) {
  state.chosen = chosen;
  tell("choose");
}

export function toggle(facet, key, on) {
  if (on) state.off[facet].delete(key);
  else state.off[facet].add(key);
  tell("filter");
}

export function clearFilters() {
  for (const facet of FACETS) state.off[facet].clear();
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
