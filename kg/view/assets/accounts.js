/**
 * Accounts of one happening: what several documents or voices tell of it belongs on one card, and a denial beside what
 * it denies.
 */

import { statements, words } from "./data.js";
import { fill } from "./text.js";

/** Statements in their order, those of one happening together at the place of the first: arrays of indices. */
export function groupAccounts(sorted) {
  const left = new Set(sorted);
  return sorted.flatMap((index) => {
    if (!left.has(index)) return [];
    const own = [index, ...statements[index].same.filter((other) => left.has(other))];
    for (const one of own) left.delete(one);
    return [own];
  });
}

/** What accounts of one happening have to do with each other, in words. */
export function wordAccounts(indices) {
  const ways = new Set(indices.map((index) => statements[index].factuality));
  const voices = new Set(indices.map((index) => statements[index].voice));
  if (ways.has("Fact") && ways.has("Negated")) return words.disputed;
  return fill(ways.size + voices.size > 2 ? words.accounts : words.tellings, { count: indices.length });
}
