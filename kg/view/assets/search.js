/**
 * Search over names, offices, events, sentences and articles, without case and accents.
 */

import { articles, groupOf, legend, sentencesOf, statements, things, titleOf, words } from "./data.js";
import { chooseStatements, chooseThing, showChosen } from "./network.js";
import { icon } from "./shapes.js";
import { openArticle } from "./state.js";
import { announce, element, excerpt, fill, markFound, plain } from "./text.js";

/** Hits of one kind that are listed. */
const MOST = 6;
const KINDS = { name: words.nameHits, event: legend.events, sentence: words.sentenceHits, article: words.articleHits };
const box = document.getElementById("search");
const hits = document.getElementById("hits");
let active = -1;
let all = null;

/** The offices that each person is told to hold, by the person. */
function findOffices() {
  const held = new Map();
  for (const { term, factuality, roles, notes } of statements) {
    if (term !== "holdsOffice" || factuality !== "Fact" || new Map(notes).get("status") === "Former") continue;
    const [[, person], [, office]] = roles;
    held.set(person, (held.get(person) ?? new Set()).add(things[office].label));
  }
  return held;
}

function findAll() {
  const found = [];
  const held = findOffices();
  for (const [id, thing] of Object.entries(things)) {
    const act = () => {
      chooseThing(id);
      showChosen();
    };
    const hints = [...(held.get(id) ?? []), ...thing.names];
    found.push({ kind: "name", label: thing.label, hints, rank: thing.said, id, act });
  }
  statements.forEach((one, index) => {
    if (!one.mark) return;
    const act = () => {
      chooseStatements([index], one.label);
      showChosen();
    };
    found.push({ kind: "event", label: one.label, hints: [one.newest], family: one.family, act });
  });
  articles.forEach((article, number) => {
    const act = () => openArticle(number);
    found.push({ kind: "article", label: titleOf(article), hints: [article.publisher], more: article.text, act });
    for (const { begin, end, statements: own } of sentencesOf(number)) {
      const act = () => {
        openArticle(number);
        chooseStatements(own, words.ofSentence);
        showChosen();
      };
      found.push({ kind: "sentence", label: article.text.slice(begin, end), hints: [titleOf(article)], act });
    }
  });
  return found.map((hit) => {
    const names = [hit.label, ...(hit.kind === "name" ? hit.hints : [])].map(plain);
    return { rank: 0, ...hit, names, key: `${names.join(" ")} ${plain(hit.more ?? "")}` };
  });
}

/** What holds every word: first what begins with them, then what has another name that does. */
function find(wanted) {
  const starts = ({ names }) =>
    names[0].startsWith(wanted[0]) ? 0 : names.some((name) => name.startsWith(wanted[0])) ? 1 : 2;
  all ??= findAll();
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
  const wanted = plain(box.value).split(/\s+/).filter(Boolean);
  active = -1;
  hits.replaceChildren();
  box.removeAttribute("aria-activedescendant");
  if (wanted.length) {
    const found = find(wanted);
    for (const kind of Object.keys(KINDS)) listKind(kind, found, wanted);
    if (!found.length) hits.append(element("li", { class: "none", role: "presentation" }, words.noHits));
    announce(found.length ? fill(words.hits, { count: found.length }) : words.noHits);
  }
  hits.hidden = !wanted.length;
  box.setAttribute("aria-expanded", String(!hits.hidden));
}

/** What stands beside a hit: the other name that was found, else its first. */
function hintOf({ label, hints, kind }, wanted) {
  const meets = (name) => wanted.some((word) => plain(name).includes(word));
  return (kind === "name" && !meets(label) ? hints.find(meets) : null) ?? hints[0] ?? "";
}

function listKind(kind, found, wanted) {
  const own = found.filter((hit) => hit.kind === kind);
  if (!own.length) return;
  const more = own.length > MOST ? ` (${fill(words.part, { number: MOST, whole: own.length })})` : "";
  hits.append(element("li", { class: "kind", role: "presentation" }, KINDS[kind] + more));
  for (const hit of own.slice(0, MOST)) {
    const label = kind === "sentence" ? excerpt(hit.label, wanted) : hit.label;
    const hint = hintOf(hit, wanted);
    const row = element(
      "li",
      {
        class: "hit",
        "data-kind": kind,
        role: "option",
        id: `hit-${hits.childElementCount}`,
        "aria-selected": "false",
      },
      pictureOf(hit),
      element("span", { class: "label", dir: "auto" }, ...markFound(label, wanted)),
      hint ? element("span", { class: "hint", dir: "auto" }, ...markFound(hint, kind === "name" ? wanted : [])) : null,
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
