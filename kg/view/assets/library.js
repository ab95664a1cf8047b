/**
 * The list of all articles, with a search over their titles, publishers, dates and texts; one opens in its place.
 */

import { articles, sentencesOf, titleOf, totals, words } from "./data.js";
import { listen, openArticle, state } from "./state.js";
import { element, fill, plain } from "./text.js";

const pane = document.getElementById("article");
const shelfList = element("ul", {});
const found = element("p", { class: "about", role: "status" });
const field = element("input", {
  type: "search",
  placeholder: words.searchArticles,
  "aria-label": words.searchArticles,
});
const panel = element("div", { id: "library", hidden: true }, field, found, shelfList);
const opener = element(
  "button",
  { id: "shelf", type: "button", "aria-expanded": "false", "aria-controls": "library" },
  fill(words.allArticles, { count: articles.length }),
);
const position = element("span", { class: "number" });
const back = element("button", { type: "button", class: "turn", "aria-label": words.newer }, "‹");
const on = element("button", { type: "button", class: "turn", "aria-label": words.older }, "›");
let volumes = null;

function makeRow(article, number) {
  const act = () => {
    openLibrary(false);
    openArticle(number);
    document.getElementById("heading").focus();
  };
  const said = sentencesOf(number).length;
  const about = [article.publisher, article.issued].filter(Boolean).join(" · ");
  const button = element(
    "button",
    { type: "button", on: { click: act } },
    element("span", { class: "title", text: titleOf(article) }),
    element("span", { class: "about", text: about }),
    element("span", { class: "about" }, said ? fill(words.sentences, { count: said }) : words.unread),
  );
  const { title, name, publisher, issued, source, text } = article;
  const key = plain([title, name, publisher, issued, source, text].join(" "));
  return { item: element("li", {}, button), button, key };
}

function search() {
  const wanted = plain(field.value).split(/\s+/).filter(Boolean);
  let here = 0;
  for (const { item, key } of volumes) {
    item.hidden = !wanted.every((word) => key.includes(word));
    if (!item.hidden) here += 1;
  }
  const beyond = totals.documents - articles.length;
  const more = beyond > 0 ? ` · ${fill(words.otherDocuments, { count: beyond })}` : "";
  found.textContent = fill(words.someArticles, { here, count: articles.length }) + more;
}

function openLibrary(open) {
  if (open && !volumes) {
    volumes = articles.map(makeRow);
    shelfList.append(...volumes.map(({ item }) => item));
  }
  panel.hidden = !open;
  pane.classList.toggle("listing", open);
  opener.setAttribute("aria-expanded", String(open));
  if (!open) return;
  search();
  volumes.forEach(({ button }, number) => {
    if (number === state.article) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  });
  field.focus();
}

/** Arrows go from the field through the list and back. */
function walk(event) {
  if (event.key === "Escape") {
    event.stopPropagation();
    openLibrary(false);
    opener.focus();
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const stops = [field, ...volumes.filter(({ item }) => !item.hidden).map(({ button }) => button)];
  stops[stops.indexOf(document.activeElement) + by]?.focus();
  event.preventDefault();
}

function showPosition() {
  position.textContent = fill(words.part, { number: state.article + 1, whole: articles.length });
  back.disabled = state.article <= 0;
  on.disabled = state.article >= articles.length - 1;
}

field.addEventListener("input", search);
panel.addEventListener("keydown", walk);
opener.addEventListener("click", () => openLibrary(panel.hidden));
back.addEventListener("click", () => openArticle(state.article - 1));
on.addEventListener("click", () => openArticle(state.article + 1));
if (articles.length > 1) {
  pane.prepend(element("div", { id: "shelves" }, opener, element("div", {}, back, position, on)), panel);
  listen("open", () => {
    showPosition();
    openLibrary(false);
  });
}
