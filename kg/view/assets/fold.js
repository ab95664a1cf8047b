/**
 * "Actors only": events and what lies between actors folded into one line for each pair, counted.
 */

import { groupOf, legend, statements } from "./data.js";
import { isShown } from "./filter.js";

/** More takers than this and a symmetric event is not folded into a line for each pair. */
const MOST_PAIRED = 8;
const actors = new Set(legend.groups.filter((group) => group.actor).map((group) => group.key));

/** Whether a thing is one that acts, and stays when the rest is folded away. */
export function isActor(id) {
  return actors.has(groupOf(id)?.key);
}

/** The lines between actors that stand for these statements: {id, from, to, role, statements}, by id. */
export function foldLines(shown) {
  const pairs = new Map();
  const add = (one, other, indices) => {
    if (one === other || ![one, other].every((id) => isActor(id) && isShown(id))) return;
    const [from, to] = one < other ? [one, other] : [other, one];
    const id = `fold ${from} ${to}`;
    if (!pairs.has(id)) pairs.set(id, { id, from, to, role: "folded", bend: 0, arrow: false, statements: [] });
    const line = pairs.get(id);
    line.statements.push(...indices.filter((index) => !line.statements.includes(index)));
  };
  for (const index of shown) for (const [one, other] of pairsOf(statements[index])) add(one, other, [index]);
  for (const ends of throughOthers(shown)) {
    ends.forEach(([one, index], place) => {
      for (const [other, next] of ends.slice(place + 1)) add(one, other, [index, next]);
    });
  }
  return pairs;
}

/** For each office that is between actors, those actors, each with the relation that ties it: who holds it, whose it is. */
function throughOthers(shown) {
  const ties = new Map();
  for (const index of shown) {
    const one = statements[index];
    if (one.mark) continue;
    const [from, to] = one.roles.map(([, thing]) => thing);
    for (const [between, end] of [
      [from, to],
      [to, from],
    ]) {
      if (isActor(between) || groupOf(between)?.key === "place" || !isActor(end)) continue;
      if (!ties.has(between)) ties.set(between, []);
      ties.get(between).push([end, index]);
    }
  }
  return [...ties.values()].filter((ends) => ends.length <= MOST_PAIRED);
}

function pairsOf(one) {
  const filling = (...roles) => one.roles.filter(([role]) => roles.includes(role)).map(([, thing]) => thing);
  if (!one.mark) return [[one.roles[0][1], one.roles[1][1]]];
  const agents = filling("agent");
  const receiving = filling("recipient", "appointee");
  if (agents.length && receiving.length) return agents.flatMap((a) => receiving.map((r) => [a, r]));
  const all = filling("agent", "recipient", "participant", "appointee");
  if (all.length > 1) return all.length > MOST_PAIRED ? [] : all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b]));
  return all.flatMap((a) => filling("topic", "office", "place").map((b) => [a, b]));
}
