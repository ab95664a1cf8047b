/**
 * Search over names, events, sentences and articles, without case and accents.
 */

import { articles, groupOf, sentencesOf, statements, things, titleOf } from "./data.js";
import { chooseStatements, chooseThing, showChosen } from "./network.js";
import { icon } from "./shapes.js";
import { openArticle } from "./state.js";
import { element, plain } from "./text.js";

/** Hits of one kind that are listed. */
const MOST = 6;
const box = document.getElementById("search");
const hits = document.getElementById("hits");
let active = -1;

function findAll() {
  const found = [];
  for (const [id, thing] of Object.entries(things)) {
    const act = () => {
      chooseThing(id);
      showChosen();
    };
    found.push({ kind: "name", label: thing.label, hint: thing.names.join(", "), rank: thing.said, id, act });
  }
  statements.forEach((one, index) => {
    if (!one.mark) return;
    const act = () => {
      chooseStatements([index], one.label);
      showChosen();
    };
    found.push({ kind: "event", label: one.label, hint: one.newest, rank: 0, family: one.family, act });
  });
  articles.forEach((article, number) => {
    found.push({
      kind: "article",
      label: titleOf(article),
      hint: article.publisher,
      rank: 0,
      act: () => openArticle(number),
    });
    for (const { begin, end, statements: own } of sentencesOf(number)) {
      const act = () => {
        openArticle(number);
        chooseStatements(own, "What this sentence says");
        showChosen();
      };
      found.push({ kind: "sentence", label: article.text.slice(begin, end), hint: article.title, rank: 0, act });
    }
  });
  return found.map((hit) => ({ ...hit, key: plain(`${hit.label} ${hit.kind === "name" ? hit.hint : ""}`) }));
}

const all = findAll();
const KINDS = { name: "Actors and things", event: "Events", sentence: "Sentences", article: "Articles" };

/** What holds every word, names that begin with the first word before others. */
function find(words) {
  const wanted = words.split(/\s+/).filter(Boolean);
  const starts = (hit) => (hit.key.startsWith(wanted[0]) ? 0 : 1);
  return all
    .filter(({ key }) => wanted.every((word) => key.includes(word)))
    .sort((a, b) => starts(a) - starts(b) || b.rank - a.rank || a.label.localeCompare(b.label));
}

function pictureOf(hit) {
  if (hit.kind === "name") return icon(groupOf(hit.id).shape, groupOf(hit.id).key);
  return hit.kind === "event"
    ? icon("square", hit.family)
    : element("span", { class: "icon", "aria-hidden": "true" }, hit.kind === "sentence" ? "“" : "¶");
}

function list() {
  const words = plain(box.value).trim();
  active = -1;
  hits.replaceChildren();
  box.removeAttribute("aria-activedescendant");
  if (words) {
    const found = find(words);
    for (const [kind, title] of Object.entries(KINDS))
      listKind(
        title,
        found.filter((hit) => hit.kind === kind),
      );
    if (!found.length)
      hits.append(element("li", { class: "none", role: "presentation" }, "Nothing on this page has these words."));
  }
  hits.hidden = !words;
  box.setAttribute("aria-expanded", String(Boolean(words)));
}

function listKind(title, found) {
  if (!found.length) return;
  const more = found.length > MOST ? ` (${MOST} of ${found.length})` : "";
  hits.append(element("li", { class: "kind", role: "presentation" }, title + more));
  for (const hit of found.slice(0, MOST)) {
    const row = element(
      "li",
      { class: "hit", role: "option", id: `hit-${hits.childElementCount}`, "aria-selected": "false" },
      pictureOf(hit),
      element("span", { class: "label", text: hit.label }),
      hit.hint ? element("span", { class: "hint", text: hit.hint }) : null,
    );
    row.addEventListener("pointerdown", (event) => event.preventDefault());
    row.addEventListener("click", () => take(hit));
    row.hit = hit;
    hits.append(row);
  }
}

function take(hit) {
  close();
  hit.act();
}

function close() {
  hits.hidden = true;
  box.setAttribute("aria-expanded", "false");
}

function step(by) {
  const rows = [...hits.querySelectorAll(".hit")];
  if (!rows.length) return;
  active = (active + by + rows.length + (active < 0 && by < 0 ? 1 : 0)) % rows.length;
  for (const [place, row] of [...rows].entries()) row.setAttribute("aria-selected", String(place === active));
  rows[active].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", rows[active].id);
}

box.addEventListener("input", list);
box.addEventListener("focus", () => box.value && list());
box.addEventListener("blur", close);
box.addEventListener("keydown", (event) => {
  const rows = [...hits.querySelectorAll(".hit")];
  if (event.key === "ArrowDown") step(1);
  else if (event.key === "ArrowUp") step(-1);
  else if (event.key === "Enter" && rows.length) take(rows[Math.max(active, 0)].hit);
  else if (event.key === "Escape") {
    if (hits.hidden) box.value = "";
    close();
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
