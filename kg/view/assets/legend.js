/**
 * The legend: what each shape, line and colour means, how much there is of it, and a switch for each.
 */

import { legend, totals, articles, statements, things } from "./data.js";
import { counts, shownNow } from "./filter.js";
import { CLAIMED, DASHES } from "./looks.js";
import { icon, stroke } from "./shapes.js";
import { FACETS, clearFilters, listen, state, toggle } from "./state.js";
import { count, element } from "./text.js";

const facets = document.getElementById("facets");
const shown = document.getElementById("shown");
const rows = [];

const entries = {
  group: legend.groups.map(({ key, label, shape }) => ({ key, label, picture: icon(shape, key) })),
  factuality: Object.entries(legend.factuality).map(([key, label]) => ({
    key,
    label,
    picture: stroke(DASHES[key], "ink"),
  })),
  voice: Object.entries(legend.voices).map(([key, label]) => ({
    key,
    label,
    picture: key === "claimed" ? stroke(CLAIMED, "ink") : stroke(null, "ink"),
  })),
  family: legend.families.map(({ key, label }) => ({ key, label, picture: stroke(null, key, 4) })),
};
const titles = {
  group: "Who and what",
  factuality: "How it is told",
  voice: "Whose words",
  family: "What it is about",
};

function buildFacet(facet) {
  const known = counts(facet);
  const present = entries[facet].filter(({ key }) => known.has(key));
  if (!present.length) return null;
  const list = present.map(({ key, label, picture }) => {
    const box = element("input", { type: "checkbox", on: { change: () => toggle(facet, key, box.checked) } });
    const number = element("span", { class: "number" });
    rows.push({ facet, key, box, number });
    return element(
      "label",
      { "data-facet": facet, "data-key": key },
      box,
      picture,
      element("span", { class: "word" }, label),
      number,
    );
  });
  return element("fieldset", {}, element("legend", {}, titles[facet]), ...list);
}

const reset = element(
  "button",
  { type: "button", class: "quiet", on: { click: clearFilters } },
  "Show everything again",
);

function showCounts() {
  const all = Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)]));
  for (const { facet, key, box, number } of rows) {
    const [now, whole] = all[facet].get(key);
    box.checked = !state.off[facet].has(key);
    number.textContent = now === whole ? String(whole) : `${now} of ${whole}`;
  }
  reset.hidden = FACETS.every((facet) => !state.off[facet].size);
  const now = shownNow();
  const most = (number, whole) => (number === whole ? String(whole) : `${number} of ${whole}`);
  const parts = [
    `${most(now.things.size, Object.keys(things).length)} actors and things`,
    `${most(now.statements.size, statements.length)} statements`,
    count(articles.length, "article"),
  ];
  const left = totals.statements - statements.length;
  shown.textContent = parts.join(" · ") + (left > 0 ? ` · the graph holds ${count(left, "statement")} more` : "");
}

facets.append(...FACETS.map(buildFacet).filter(Boolean), reset);
listen("filter", showCounts);
showCounts();
