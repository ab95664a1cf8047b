/**
 * The legend: what each shape, line and colour means, how much there is of it, and a switch for each.
 */

import { articles, legend, statements, things, totals, words } from "./data.js";
import { isChanged, startAgain } from "./expand.js";
import { counts, passing, shownNow } from "./filter.js";
import { foldLines } from "./fold.js";
import { CLAIMED, DASHES } from "./looks.js";
import { icon, sample, stroke } from "./shapes.js";
import { FACETS, clearFilters, isFiltered, listen, state, toggle } from "./state.js";
import { element, fill } from "./text.js";

/** Publishers that have a row of their own. */
const MOST_ROWS = 8;
const facets = document.getElementById("facets");
const shown = document.getElementById("shown");
const rows = [];

/** The rows of each facet: what they are called, their picture, and for which values they stand. */
const entries = {
  group: [
    ...legend.groups.map(({ key, label, shape }) => ({ keys: [key], label, picture: icon(shape, key) })),
    { keys: ["event"], label: legend.events, picture: sample({ factuality: "Fact" }) },
  ],
  factuality: Object.entries(legend.factuality).map(([key, label]) => {
    return { keys: [key], label, picture: sample({ factuality: key, dashes: DASHES[key] }, true) };
  }),
  voice: Object.entries(legend.voices).map(([key, label]) => {
    const claimed = key === "claimed";
    return {
      keys: [key],
      label,
      picture: sample({ factuality: "Fact", claimed, dashes: claimed ? CLAIMED : null }, true),
    };
  }),
  family: legend.families.map(({ key, label }) => ({ keys: [key], label, picture: stroke(null, key, 4) })),
  publisher: listPublishers(),
};

/** The publishers of most statements, the others together; nothing where there is only one. */
function listPublishers() {
  const known = [...counts("publisher")].sort(
    ([one, [, most]], [other, [, more]]) => more - most || one.localeCompare(other),
  );
  if (known.length < 2) return [];
  const names = known.map(([name]) => name);
  const own = names.slice(0, MOST_ROWS).map((name) => ({ keys: [name], label: name, picture: null }));
  const others = names.slice(MOST_ROWS);
  return others.length
    ? [...own, { keys: others, label: fill(words.otherPublishers, { count: others.length }), picture: null }]
    : own;
}

function buildFacet(facet) {
  const known = counts(facet);
  const present = entries[facet].filter(({ keys }) => known.has(keys[0]));
  if (!present.length) return null;
  const list = present.map(({ keys, label, picture }) => {
    const act = () => toggle(facet, keys, box.checked);
    const box = element("input", { type: "checkbox", on: { change: act } });
    const number = element("span", { class: "number" });
    rows.push({ facet, keys, box, number });
    return element(
      "label",
      { "data-facet": facet, "data-key": keys[0] },
      box,
      picture,
      element("span", { class: "word", text: label }),
      number,
    );
  });
  return element("fieldset", {}, element("legend", {}, legend.facets[facet]), ...list);
}

function makeButton(label, act) {
  return element("button", { type: "button", class: "quiet", on: { click: act } }, label);
}

const reset = makeButton(words.unfilter, clearFilters);
const restart = makeButton(words.startAgain, startAgain);

const most = (number, whole) => (number === whole ? whole.toLocaleString("en") : fill(words.part, { number, whole }));

function showCounts() {
  const all = Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)]));
  for (const { facet, keys, box, number } of rows) {
    const [now, whole] = keys.map((key) => all[facet].get(key)).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    box.checked = !state.off[facet].has(keys[0]);
    number.textContent = most(now, whole);
  }
  reset.hidden = !isFiltered();
  restart.hidden = !isChanged();
  shown.textContent = sumUp().join(" · ");
}

/** How much is shown of how much, and where the rest is: no statement of the graph is left out of the sum. */
function sumUp() {
  const now = shownNow();
  const drawn = state.drawn.size;
  const inLines = state.folded
    ? new Set([...foldLines(now.statements).values()].flatMap((line) => line.statements)).size
    : 0;
  const rest = [
    [words.filtered, [...state.drawn].filter((index) => !passing().has(index)).length],
    [words.unfolded, state.folded ? now.statements.size - inLines : 0],
    [words.waiting, statements.length - drawn],
    [words.elsewhere, totals.statements - statements.length],
  ];
  return [
    fill(words.things, { count: most(now.things.size, Math.max(totals.things, Object.keys(things).length)) }),
    fill(words.statements, { count: most(now.statements.size, totals.statements) }),
    fill(words.articles, { count: most(articles.length, totals.documents) }),
    ...rest.filter(([, count]) => count > 0).map(([word, count]) => fill(word, { count })),
  ];
}

facets.append(...FACETS.map(buildFacet).filter(Boolean), reset, restart);
listen("filter", showCounts);
showCounts();
