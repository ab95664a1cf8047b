/**
 * The address keeps what is chosen and filtered, so that a reload or a shared link shows the same.
 */

import { nodes, statements, things } from "./data.js";
import { chooseStatements, chooseThing } from "./network.js";
import { FACETS, fold, listen, state, toggle } from "./state.js";

function write() {
  const kept = new URLSearchParams();
  const { chosen } = state;
  if (chosen?.thing) kept.set("thing", chosen.thing);
  else if (chosen) for (const index of chosen.statements) kept.append("statement", statements[index].id);
  for (const facet of FACETS) for (const key of state.off[facet]) kept.append("without", `${facet} ${key}`);
  if (state.folded) kept.set("actors", "only");
  const address = kept.size ? `#${kept}` : "";
  if (address === location.hash) return;
  try {
    history.replaceState(null, "", address || location.pathname + location.search);
  } catch {
    // A frame without an address of its own, as in a notebook, keeps nothing.
  }
}

/** Choose and filter as the address says; what the page does not know is passed over. */
export function restore() {
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const [facet, key] of kept.getAll("without").map((one) => one.split(" "))) {
    if (FACETS.includes(facet) && key) toggle(facet, key, false);
  }
  if (kept.get("actors") === "only") fold(true);
  const thing = kept.get("thing");
  const wanted = new Set(kept.getAll("statement"));
  const own = [...statements.keys()].filter((index) => wanted.has(statements[index].id));
  if (thing && things[thing] && nodes.has(thing)) chooseThing(thing);
  else if (own.length) chooseStatements(own, own.length === 1 ? statements[own[0]].label : "Chosen statements");
  listen("choose", write);
  listen("filter", write);
}
