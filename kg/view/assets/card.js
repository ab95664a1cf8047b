/**
 * The card: what is chosen, each statement with how it is told, whose words it is, who takes part, and its sentences.
 */

import { groupAccounts, wordAccounts } from "./accounts.js";
import { thingActions } from "./actions.js";
import { openPassage, markWords } from "./article.js";
import { articles, groupOf, legend, nameOf, newestFirst, nodes, statements, things, titleOf, words } from "./data.js";
import { chooseStatements, chooseThing, showChosen } from "./network.js";
import { icon } from "./shapes.js";
import { choose, listen, state } from "./state.js";
import { announce, element, fill } from "./text.js";

const card = document.getElementById("card");
/** Statements that a card shows at first. */
const FIRST = 12;

function thingLink(id) {
  if (!things[id]) return element("span", { class: "name", text: nameOf(id) });
  return element("button", { type: "button", class: "link", text: nameOf(id), on: { click: () => visit(id) } });
}

function visit(id) {
  chooseThing(id);
  showChosen();
}

function listThings(ids) {
  return ids.flatMap((id, place) => (place ? [" ", thingLink(id)] : [thingLink(id)]));
}

/** How it is told, in a word or two; what someone says as a fact is claimed. */
function toldAs(one) {
  if (one.factuality === "Fact" && one.sources.length) return legend.claim;
  return legend.factuality[one.factuality] ?? one.factuality;
}

/** "according to X" and the badge: what keeps a claim from being read as a fact. */
function telling(one) {
  const badge = element("span", { class: "badge", "data-told": one.factuality }, toldAs(one));
  if (!one.sources.length) return element("p", { class: "telling" }, badge);
  return element(
    "p",
    { class: "telling" },
    badge,
    element("span", { class: "claim" }, `${legend.roles.source} `, ...listThings(one.sources)),
  );
}

function facts(one) {
  const rows = new Map();
  for (const [role, thing] of one.mark ? one.roles : []) rows.set(role, [...(rows.get(role) ?? []), thing]);
  const told = [...rows].map(([role, ids]) => [legend.roles[role], listThings(ids)]);
  const notes = new Map(one.notes);
  const [time, date] = [notes.get("timeText"), notes.get("date")];
  if (time && date) {
    if (time !== date) notes.set("timeText", `${time} (${date})`);
    notes.delete("date");
  }
  if (one.mark && !one.when.length) {
    notes.set("timeText", [notes.get("timeText"), words.noDate].filter(Boolean).join(", "));
  }
  for (const [name, text] of notes) told.push([legend.notes[name], [element("span", { text })]]);
  if (!told.length) return null;
  return element("dl", {}, ...told.flatMap(([word, parts]) => [element("dt", {}, word), element("dd", {}, ...parts)]));
}

function quote(passage) {
  const [number, , , begin, end] = passage;
  const article = articles[number];
  const where = [titleOf(article), article.publisher, article.issued].filter(Boolean).join(" · ");
  return element(
    "figure",
    {},
    element("blockquote", { dir: "auto" }, ...markWords(article.text, begin, end, [passage])),
    element(
      "figcaption",
      {},
      element("button", { type: "button", class: "link", text: where, on: { click: () => openPassage(passage) } }),
    ),
  );
}

/** Others that tell of the same happening: where they disagree, this is where it is seen. */
function others(one) {
  const elsewhere = one.same.filter((index) => !state.chosen.statements.has(index));
  if (!elsewhere.length) return null;
  const items = elsewhere.map((index) => {
    const other = statements[index];
    const told = [toldAs(other), ...other.sources.map((id) => `${legend.roles.source} ${nameOf(id)}`)].join(", ");
    const act = () => chooseStatements([index], other.label);
    return element(
      "li",
      {},
      element("button", { type: "button", class: "link", text: other.label, on: { click: act } }),
      element("span", { class: "aside", text: ` – ${told}${other.newest ? `, ${other.newest}` : ""}` }),
    );
  });
  return element("div", { class: "same" }, element("p", {}, words.toldElsewhere), element("ul", {}, ...items));
}

function statementCard(index) {
  const one = statements[index];
  const act = () => chooseStatements([index], one.label);
  const heading = element(
    "h3",
    {},
    element("button", { type: "button", class: "link", text: one.label, on: { click: act } }),
  );
  heading.style.setProperty("--own", `var(--${one.family})`);
  return element(
    "article",
    { "data-statement": one.id },
    heading,
    telling(one),
    facts(one),
    ...one.passages.map(quote),
    others(one),
  );
}

/** The accounts of one happening, in one frame where there are several. */
function accountCards(indices) {
  const cards = indices.map(statementCard);
  if (cards.length === 1) return cards[0];
  return element("section", { class: "accounts" }, element("p", {}, wordAccounts(indices)), ...cards);
}

function showStatements(sorted) {
  const groups = groupAccounts(sorted);
  const list = element("div", { class: "list" }, ...groups.slice(0, FIRST).map(accountCards));
  if (groups.length > FIRST) {
    const more = element("button", { type: "button", class: "quiet" }, fill(words.all, { count: sorted.length }));
    more.addEventListener("click", () => more.replaceWith(...groups.slice(FIRST).map(accountCards)));
    list.append(more);
  }
  return list;
}

/** What is chosen in parts, each with a heading and statements in an order of their own: the way from one to another. */
function showSection({ title, level, statements: own }) {
  const heading = element(level === 1 ? "h3" : "h4", { class: "part", text: title });
  return own.length ? [heading, showStatements(own)] : [heading];
}

function showThing(id) {
  const thing = things[id];
  const { shape, key } = groupOf(id);
  const here = nodes.get(id).statements.length;
  const said = fill(here === thing.said ? words.statements : words.someStatements, { here, count: thing.said });
  return [
    element("p", { class: "kicker" }, icon(shape, key), `${thing.kind} · ${said}`),
    element("h2", { text: thing.label }),
    thing.names.length
      ? element("p", { class: "about", text: fill(words.also, { names: thing.names.join(", ") }) })
      : null,
    thingActions(id),
  ];
}

function showCard() {
  const { chosen } = state;
  card.scrollTop = 0;
  card.classList.toggle("idle", !chosen);
  if (!chosen) {
    announce("");
    card.replaceChildren(element("h2", {}, words.start), element("p", {}, words.howToStart));
    return;
  }
  const said = fill(words.statements, { count: chosen.statements.size });
  const head = chosen.thing ? showThing(chosen.thing) : [];
  if (!chosen.thing && chosen.statements.size !== 1) {
    head.push(element("p", { class: "kicker" }, said), element("h2", { text: chosen.title }));
  }
  const close = element(
    "button",
    { type: "button", class: "close", "aria-label": words.close, on: { click: () => choose(null) } },
    "×",
  );
  const lists = chosen.sections?.flatMap(showSection) ?? [showStatements(newestFirst(chosen.statements))];
  card.replaceChildren(close, ...head.filter(Boolean), ...lists);
  announce(`${chosen.title}: ${said}`);
}

listen("choose", showCard);
showCard();
