/**
 * The ways from one thing to another over the statements that pass the filters: shortest first, by Dijkstra.
 */

import { statements } from "./data.js";
import { passing } from "./filter.js";

/** Ways that are looked for; no two of them join the same two things. */
const MOST_WAYS = 3;
/** How much farther than the first way another may be. */
const LONGER = 2;
/** Whoever is only the topic, the place or the source is farther from the others than who takes part. */
const FAR_ROLES = { topic: 0.5, place: 0.5, source: 0.5 };
/** How much farther a statement joins that is less than plain fact. */
const DOUBT = { Planned: 0.2, Possible: 0.3, Negated: 0.6 };
const CLAIM = 0.2;
/** More takers than this and a statement joins nobody in particular. */
const MOST_TAKERS = 12;

function* pairsIn(one) {
  const parts = [...one.roles, ...one.sources.map((id) => ["source", id])].filter(([, id]) => one.nodes.includes(id));
  if (one.nodes.length > MOST_TAKERS) return;
  const doubt = (DOUBT[one.factuality] ?? 0) + (one.voice === "claimed" ? CLAIM : 0);
  for (const [role, id] of parts) {
    for (const [otherRole, other] of parts) {
      if (id !== other) yield [id, other, 1 + doubt + (FAR_ROLES[role] ?? 0) + (FAR_ROLES[otherRole] ?? 0)];
    }
  }
}

/** Who is joined to whom: Map of thing to Map of thing to {cost, statements}, the nearest statement first. */
function joinAll() {
  const joined = new Map();
  for (const index of [...passing()].sort((a, b) => a - b)) {
    for (const [id, other, cost] of pairsIn(statements[index])) {
      if (!joined.has(id)) joined.set(id, new Map());
      const others = joined.get(id);
      if (!others.has(other)) others.set(other, { told: new Map() });
      const { told } = others.get(other);
      told.set(index, Math.min(cost, told.get(index) ?? cost));
    }
  }
  for (const others of joined.values()) {
    for (const [other, { told }] of others) {
      const sorted = [...told].sort(([a, near], [b, far]) => near - far || a - b);
      others.set(other, { cost: sorted[0][1], statements: sorted.map(([index]) => index) });
    }
  }
  return joined;
}

/** The nearest way as names, and how far it is; null where there is none. `closed` holds pairs not to be used. */
function findNearest(joined, start, end, closed) {
  const far = new Map([[start, 0]]);
  const before = new Map();
  const open = new Set([start]);
  while (open.size) {
    const here = [...open].reduce((one, other) => (far.get(other) < far.get(one) ? other : one));
    if (here === end) return { cost: far.get(end), names: walkBack(before, end) };
    open.delete(here);
    for (const [other, { cost }] of joined.get(here) ?? []) {
      const long = far.get(here) + cost;
      if (closed.has(pairOf(here, other)) || long >= (far.get(other) ?? Number.POSITIVE_INFINITY)) continue;
      far.set(other, long);
      before.set(other, here);
      open.add(other);
    }
  }
  return null;
}

function walkBack(before, end) {
  const names = [end];
  while (before.has(names[0])) names.unshift(before.get(names[0]));
  return names;
}

const pairOf = (one, other) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Up to three ways between two things: [{names, hops: [{from, to, statements}]}]. */
export function findWays(start, end) {
  const joined = joinAll();
  const closed = new Set();
  const ways = [];
  while (ways.length < MOST_WAYS) {
    const found = findNearest(joined, start, end, closed);
    if (!found || found.cost > (ways[0]?.cost ?? found.cost) + LONGER) break;
    const hops = found.names.slice(1).map((to, place) => {
      const from = found.names[place];
      closed.add(pairOf(from, to));
      return { from, to, statements: joined.get(from).get(to).statements };
    });
    ways.push({ ...found, hops });
  }
  return ways;
}
