/**
 * Puts the page together and says when it is ready.
 */

import { restore } from "./address.js";
import { articles, nodes, statements, words } from "./data.js";
import { spots } from "./labels.js";
import { fit, network, repaint, showChosen, zoom } from "./network.js";
import { fold, listen, openArticle, state } from "./state.js";

const root = document.documentElement;
const press = (id, act) => document.getElementById(id).addEventListener("click", act);
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function showTheme() {
  const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
  document.getElementById("theme").textContent = now === "dark" ? words.light : words.dark;
  repaint();
}

press("theme", () => {
  const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  showTheme();
});
dark.addEventListener("change", showTheme);

press("fold", () => fold(!state.folded));
listen("filter", () => document.getElementById("fold").setAttribute("aria-pressed", String(state.folded)));
press("fit", () => fit());
press("zoom-in", () => zoom(1.3));
press("zoom-out", () => zoom(1 / 1.3));

root.dataset.js = "1";
document.getElementById("legend").open = window.matchMedia("(min-width: 60rem)").matches;
root.classList.toggle("bare", !nodes.size && !articles.length);
document.getElementById("empty").hidden = statements.length > 0;
document.getElementById("tools").hidden = !nodes.size;
document.getElementById("zoom").hidden = !nodes.size;
if (articles.length) openArticle(0);
showTheme();
restore();
/** For notebooks and tests: the vis-network object, what is chosen, where labels stand. */
globalThis.page = { network, state, spots };
network.once("afterDrawing", () => {
  if (state.chosen) showChosen(false);
  else fit(undefined, false);
  root.dataset.ready = "1";
});
network.redraw();
