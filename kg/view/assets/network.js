/**
 * The drawing: nodes where Python placed them, lines between them, what is chosen strong and the rest dimmed.
 */

import { lines, nameOf, nodes, nodesOf, statements, things } from "./data.js";
import { countWaiting, drawnNodes, reveal, revealThing } from "./expand.js";
import { isShown, shownNow } from "./filter.js";
import { foldLines, isActor } from "./fold.js";
import { LEAST, forgetLabels, planLabels } from "./labels.js";
import { isRoomy, lineAt, paintLines, planLines } from "./lines.js";
import { forgetColours, looks } from "./looks.js";
import { paintNode } from "./paint.js";
import { choose, listen, state } from "./state.js";

/** How near the page itself brings the reader. */
const NEAREST = 1.25;
/** Chosen lines that bear their words. Of more, the one under the mouse does. */
const MOST_NAMED = 12;
/** Free space around what is to be seen, in pixels. */
const RIM = 14;
const countsLine = document.getElementById("shown");
const container = document.getElementById("network");
const drawnNow = new vis.DataSet([]);
let hovered = null;

export const network = new vis.Network(
  container,
  { nodes: drawnNow, edges: new vis.DataSet([]) },
  {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: paintNode, chosen: false },
    interaction: { hover: true, selectable: false, dragNodes: false, zoomSpeed: 0.6 },
  },
);

function isTold(square, shown) {
  return nodes.get(square).statements.some((index) => shown.statements.has(index));
}

function reaches(line, chosen) {
  return chosen.nodes.has(line.from) && chosen.nodes.has(line.to);
}

/** Decide how each node looks, and let vis-network know who is there. */
function planNodes({ statements: told, things: taking }, lined) {
  const { chosen } = state;
  const there = drawnNodes();
  for (const node of nodes.values()) {
    const event = node.group === "event";
    const fits = event ? !state.folded && node.statements.some((index) => told.has(index)) : isShown(node.id);
    const idle = !event && !(state.folded ? lined.has(node.id) : taking.has(node.id) || state.kept.has(node.id));
    looks.set(node.id, {
      hidden: !there.has(node.id) || !fits || (state.folded && !isActor(node.id)),
      dim: idle || (chosen !== null && !chosen.nodes.has(node.id)),
      strong: chosen?.focus.has(node.id) ?? false,
      more: event || state.folded ? 0 : countWaiting(node.id),
    });
  }
  const changed = [...there].flatMap((id) => {
    const before = drawnNow.get(id);
    const { hidden } = looks.get(id);
    const { x, y } = nodes.get(id);
    return before && before.hidden === hidden ? [] : [{ id, x, y, hidden }];
  });
  drawnNow.update(changed);
  drawnNow.remove(drawnNow.getIds().filter((id) => !there.has(id)));
}

/** Decide which lines are drawn, and how each looks; return who has one. */
function drawLines(shown) {
  const { chosen } = state;
  const there = drawnNodes();
  const isThere = (id) => there.has(id) && !(things[id] && !isShown(id));
  const wanted = [];
  for (const line of state.folded ? foldLines(shown.statements).values() : lines) {
    const told = line.statements.filter((index) => shown.statements.has(index));
    if (!told.length || ![line.from, line.to].every(isThere)) continue;
    if (line.role === "same" && ![line.from, line.to].every((id) => isTold(id, shown))) continue;
    const strong = chosen !== null && told.some((index) => chosen.statements.has(index)) && reaches(line, chosen);
    wanted.push([line, told, { faded: chosen !== null && !strong, strong }]);
  }
  const few = wanted.filter(([, , look]) => look.strong).length <= MOST_NAMED;
  for (const [line, , look] of wanted) {
    const own = look.strong && isRoomy(line) && (!chosen.thing || line.role === "relation");
    look.named = hovered === line.id || (few && own);
  }
  planLines(wanted);
  return new Set(wanted.flatMap(([{ from, to }]) => [from, to]));
}

/** Draw everything anew for the filters and the choice of now. */
function redraw() {
  const shown = shownNow();
  planNodes(shown, drawLines(shown));
  forgetLabels();
  network.redraw();
}

/** Choose a thing: it, its statements, and everything one step around it. */
export function chooseThing(id) {
  revealThing(id);
  const own = nodes.get(id).statements;
  const around = own.flatMap((index) => nodesOf(statements[index]));
  choose({
    title: nameOf(id),
    thing: id,
    statements: new Set(own),
    nodes: new Set([id, ...around]),
    focus: new Set([id]),
  });
}

/** Choose statements: their squares and all who take part. */
export function chooseStatements(indices, title) {
  const own = [...indices];
  reveal(own);
  const around = own.flatMap((index) => nodesOf(statements[index]));
  const marks = own.map((index) => statements[index].mark).filter(Boolean);
  choose({ title, thing: null, statements: new Set(own), nodes: new Set(around), focus: new Set(marks) });
}

/** Choose a thing, or for a square all that is told of its happening, as the accounts of others stand beside it. */
export function chooseNode(id) {
  if (things[id]) return chooseThing(id);
  const own = nodes.get(id).statements;
  chooseStatements(new Set(own.flatMap((index) => [index, ...statements[index].same])), nodes.get(id).label);
}

/** Move so that all nodes (or those given) are seen, labels with them. */
export function fit(ids = [...nodes.keys()], animated = true) {
  const shown = ids.map((id) => nodes.get(id)).filter((node) => node && looks.get(node.id)?.hidden === false);
  if (!shown.length || !container.clientWidth) return;
  const [across, down] = [container.clientWidth - 2 * RIM, container.clientHeight - 2 * RIM - countsLine.offsetHeight];
  let [scale, box] = [NEAREST, null];
  // From afar labels are larger than the drawing has them, and how far depends on how large they are.
  for (let pass = 0; pass < 3; pass += 1) {
    box = boxAround(shown, scale);
    scale = Math.min(across / (box.right - box.left), down / (box.bottom - box.top), NEAREST);
  }
  const y = (box.top + box.bottom) / 2 + countsLine.offsetHeight / 2 / scale;
  move({ position: { x: (box.left + box.right) / 2, y }, scale }, animated);
}

/** What nodes and labels take up at a scale. */
function boxAround(shown, scale) {
  const sizes = shown.map((node) => [node, Math.max(1, LEAST / (node.textSize * scale))]);
  return {
    left: Math.min(...sizes.map(([{ x, width }, larger]) => x - (width / 2) * larger)),
    right: Math.max(...sizes.map(([{ x, width }, larger]) => x + (width / 2) * larger)),
    top: Math.min(...sizes.map(([{ y, size }]) => y - size)),
    bottom: Math.max(...sizes.map(([{ y, size, height }, larger]) => y + size + (height - 2 * size) * larger)),
  };
}

/** Move so that all that is chosen is seen. */
export function showChosen(animated = true) {
  fit([...state.chosen.nodes], animated);
}

/** Bring a node into sight without changing how near the reader is, unless its label could not be read. */
export function show(id) {
  const node = nodes.get(id);
  if (node) move({ position: { x: node.x, y: node.y }, scale: Math.max(network.getScale(), 0.8) }, true);
}

export function zoom(factor) {
  move({ position: network.getViewPosition(), scale: Math.min(4, Math.max(0.1, network.getScale() * factor)) }, true);
}

function move(where, animated) {
  const calm = !animated || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({ ...where, animation: calm ? false : { duration: 320, easingFunction: "easeInOutQuad" } });
}

function placeOf(event) {
  const { left, top } = container.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function lineUnder(point) {
  return lineAt(network.DOMtoCanvas(point), network.getScale());
}

network.on("click", ({ pointer }) => {
  const node = network.getNodeAt(pointer.DOM);
  const line = node === undefined ? lineUnder(pointer.DOM) : null;
  if (node !== undefined) chooseNode(node);
  else if (line) chooseLine(line);
  else choose(null);
});

/** Choose what a line stands for. */
export function chooseLine(line) {
  const { statements: passed } = shownNow();
  const told = line.statements.filter((index) => passed.has(index));
  const names = [line.from, line.to].map(nameOf);
  const between = told.map((index) => statements[index].mark).filter(Boolean);
  choose({
    title: line.role === "folded" ? names.join(" and ") : `${names[0]} → ${names[1]}`,
    thing: null,
    line: line.id,
    statements: new Set(told),
    nodes: new Set([line.from, line.to, ...(line.role === "folded" ? between : [])]),
    focus: new Set([line.from, line.to]),
  });
}

network.on("beforeDrawing", (ctx) => {
  planLabels(ctx, network.getScale());
  paintLines(ctx, network.getScale());
});
network.on("hoverNode", () => point(null));
container.addEventListener("pointermove", (event) => {
  if (event.buttons) return;
  const place = placeOf(event);
  const node = network.getNodeAt(place);
  container.style.cursor = node === undefined ? "" : "pointer";
  point(node === undefined ? lineUnder(place) : null);
});
container.addEventListener("pointerleave", () => point(null));

/** The mouse is on this line, or on none. */
function point(line) {
  if (line) container.style.cursor = "pointer";
  if (hovered === (line?.id ?? null)) return;
  hovered = line?.id ?? null;
  drawLines(shownNow());
  network.redraw();
}

/** Colours have changed. */
export function repaint() {
  forgetColours();
  redraw();
}

listen("filter", redraw);
listen("choose", redraw);
