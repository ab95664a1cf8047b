/**
 * The article beside the graph. A sentence that says something is underlined: click it and see what it says.
 */

import { articles, newestFirst, sentencesOf, statements, titleOf, words } from "./data.js";
import { chooseStatements } from "./network.js";
import { listen, openArticle, state } from "./state.js";
import { clean, element } from "./text.js";

const place = document.getElementById("article");
const body = element("div", { id: "text" });
const head = element("div", { id: "heading", tabindex: "-1" });
/** Where panes stand under each other and the page scrolls as a whole. */
const narrow = window.matchMedia("(width < 44rem)");
let sentences = [];

function showArticle() {
  const { article: number } = state;
  const article = articles[number];
  const about = [article.publisher, article.issued, article.source].filter(Boolean);
  head.replaceChildren(
    element("h2", { text: titleOf(article) }),
    element("p", { class: "about", text: about.join(" · ") }),
    ...(article.whole ? [] : [element("p", { class: "notice" }, words.partly)]),
  );
  sentences = sentencesOf(number).map((sentence) => ({ ...sentence, span: makeSentence(sentence) }));
  const parts = [];
  let at = 0;
  for (const { begin, end, span } of sentences) {
    parts.push(clean(article.text.slice(at, begin)), span);
    at = end;
  }
  body.replaceChildren(...parts, clean(article.text.slice(at)));
  body.scrollTop = 0;
  mark();
}

function makeSentence({ begin, statements: own }) {
  const act = () => {
    chooseStatements(own, words.ofSentence);
    if (narrow.matches) document.getElementById("card").scrollIntoView({ behavior: pace() });
  };
  return element("span", {
    class: "sentence",
    role: "button",
    tabindex: "0",
    "data-begin": String(begin),
    on: {
      click: act,
      keydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        act();
      },
    },
  });
}

/** Write the text of each sentence with the exact words of what is chosen marked. */
function mark() {
  for (const { begin, end, span, statements: own } of sentences) {
    const chosen = state.chosen ? [...own].filter((index) => state.chosen.statements.has(index)) : [];
    const passages = chosen.flatMap((index) => statements[index].passages);
    const here = passages.filter(([number]) => number === state.article);
    span.replaceChildren(...markWords(articles[state.article].text, begin, end, here));
    span.classList.toggle("chosen", chosen.length > 0);
    span.setAttribute("aria-pressed", String(chosen.length > 0));
  }
}

/** The text from `begin` to `end`, with `passages` in it as marks; where they overlap, one mark holds both. */
export function markWords(text, begin, end, passages) {
  const inside = passages
    .map(([, from, to]) => [Math.max(begin, from), Math.min(end, to)])
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const parts = [];
  let at = begin;
  for (const [from, to] of inside) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    parts.push(clean(text.slice(at, start)), element("mark", {}, text.slice(start, to)));
    at = to;
  }
  return [...parts, clean(text.slice(at, end))];
}

/** Open the article of what is chosen, unless one of its sentences is already in the open one, and scroll to it. */
function follow() {
  if (state.article < 0) return;
  const passages = state.chosen
    ? newestFirst(state.chosen.statements).flatMap((index) => statements[index].passages)
    : [];
  const here = passages.some(([number]) => number === state.article);
  if (passages.length && !here) openArticle(passages[0][0]);
  mark();
  const first = sentences.find(({ span }) => span.classList.contains("chosen"));
  if (first && !narrow.matches) scrollTo(first.span);
}

/** Open the article of a passage and scroll to its sentence. */
export function openPassage([number, , , begin]) {
  openArticle(number);
  const found = sentences.findLast((sentence) => sentence.begin <= begin);
  if (!found) return;
  if (narrow.matches) found.span.scrollIntoView({ block: "center", behavior: pace() });
  else scrollTo(found.span);
}

function scrollTo(span) {
  const [frame, box] = [body.getBoundingClientRect(), span.getBoundingClientRect()];
  if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8) return;
  body.scrollBy({ top: box.top - frame.top - frame.height / 4, behavior: pace() });
}

function pace() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

place.append(head, body);
place.hidden = !articles.length;
listen("open", showArticle);
listen("choose", follow);
