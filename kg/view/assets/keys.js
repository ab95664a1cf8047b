/**
 * The page by keyboard: arrows go to the nearest node in that direction, / searches, Escape lets go; what the keys are,
 * and ways past what comes first.
 */

import { nodes } from "./data.js";
import { linesAt } from "./lines.js";
import { chooseLine, chooseNode, fit, network, show, zoom } from "./network.js";
import { looks } from "./looks.js";
import { choose, listen, state } from "./state.js";
import { showTable } from "./table.js";

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** How far the drawing moves at once, in pixels of the screen. */
const STEP = 80;
const help = document.getElementById("help");
let here = null;
let turn = -1;

function shownNodes() {
  return [...nodes.values()].filter(({ id }) => !looks.get(id)?.hidden);
}

/** The nearest node that lies more in this direction than across it; the most said-about one to begin with. */
function next([right, down]) {
  const all = shownNodes();
  const from = nodes.get(here);
  if (!from) return all.sort((a, b) => b.size - a.size || a.x - b.x)[0];
  const far = ({ x, y }) => Math.hypot(x - from.x, y - from.y);
  const ahead = all.filter((node) => {
    const along = (node.x - from.x) * right + (node.y - from.y) * down;
    return node !== from && along > 0.6 * far(node);
  });
  return ahead.sort((a, b) => far(a) - far(b))[0];
}

function go(direction) {
  const node = next(direction);
  if (!node) return;
  chooseNode(node.id);
  here = node.id;
  show(node.id);
}

/** Choose the next line around the node that was come to, or the one before. */
function goRound(by) {
  const [centre, around] = [here, linesAt(here)];
  if (!around.length) return;
  const now = turn < 0 && by < 0 ? around.length - 1 : (turn + by + around.length) % around.length;
  chooseLine(around[now]);
  [here, turn] = [centre, now];
}

function pan([right, down]) {
  const { x, y } = network.getViewPosition();
  const far = STEP / network.getScale();
  network.moveTo({ position: { x: x + right * far, y: y + down * far } });
}

document.getElementById("network").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.shiftKey && DIRECTIONS[event.key]) pan(DIRECTIONS[event.key]);
  else if (DIRECTIONS[event.key]) go(DIRECTIONS[event.key]);
  else if (event.key.toLowerCase() === "l") goRound(event.shiftKey ? -1 : 1);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "Enter") document.getElementById("card").focus();
  else if (event.key === "?") help.showModal();
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("search").select();
  } else if (event.key === "Escape" && state.chosen && !help.open) {
    choose(null);
    document.getElementById("network").focus();
  }
});

document.getElementById("keys").addEventListener("click", () => help.showModal());

const skips = document.getElementById("skips");
skips.hidden = false;
skips.addEventListener("click", ({ target }) => {
  const { to } = target.dataset;
  if (!to) return;
  showTable(to === "table");
  document.getElementById(to)?.focus();
});

listen("choose", () => {
  here = state.chosen ? ([...state.chosen.focus][0] ?? null) : null;
  turn = -1;
});
