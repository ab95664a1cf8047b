/**
 * The drawing: nodes where Python placed them, lines between them, what is chosen strong and the rest dimmed.
 */

/* global vis */
import { legend, lines, nameOf, nodes, statements, things } from "./data.js";
import { isShown, shownNow } from "./filter.js";
import { planLabels } from "./labels.js";
import { CLAIMED, FONT, colour, dashesOf, forgetColours, looks } from "./looks.js";
import { paintNode } from "./paint.js";
import { choose, listen, state } from "./state.js";
import { count } from "./text.js";

/** More takers than this and a symmetric event is not folded into a line for each pair. */
const MOST_PAIRED = 8;
/** How near the page itself brings the reader. */
const NEAREST = 1.25;
const container = document.getElementById("network");
const drawnNodes = new vis.DataSet([...nodes.values()].map(({ id, x, y }) => ({ id, x, y })));
const drawnLines = new vis.DataSet([]);
const byId = new Map(lines.map((line) => [line.id, line]));
let folded = new Map();
let hovered = null;

export const network = new vis.Network(
  container,
  { nodes: drawnNodes, edges: drawnLines },
  {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: paintNode, chosen: false },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
    interaction: { hover: true, selectable: false, dragNodes: false, zoomSpeed: 0.6 },
  },
);

function lineOf(id) {
  return byId.get(id) ?? folded.get(id);
}

function lineLabel(line) {
  if (line.role === "folded") return count(line.statements.length, "statement");
  return line.role === "relation" ? statements[line.statements[0]].kind : legend.roles[line.role];
}

/** The lines between actors that stand for the events they share. */
function foldLines(shown) {
  const pairs = new Map();
  for (const index of shown) {
    for (const [one, other] of pairsOf(statements[index])) {
      if (one === other || !isShown(one) || !isShown(other)) continue;
      const [from, to] = one < other ? [one, other] : [other, one];
      const id = `fold ${from} ${to}`;
      if (!pairs.has(id)) pairs.set(id, { id, from, to, role: "folded", bend: 0, arrow: false, statements: [] });
      pairs.get(id).statements.push(index);
    }
  }
  return pairs;
}

function pairsOf(one) {
  const filling = (...roles) => one.roles.filter(([role]) => roles.includes(role)).map(([, thing]) => thing);
  if (!one.mark) return [[one.roles[0][1], one.roles[1][1]]];
  const agents = filling("agent");
  const receiving = filling("recipient", "appointee");
  if (agents.length && receiving.length) return agents.flatMap((a) => receiving.map((r) => [a, r]));
  const all = filling("agent", "recipient", "participant", "appointee");
  if (all.length > 1) return all.length > MOST_PAIRED ? [] : all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b]));
  return all.flatMap((a) => filling("topic", "office", "place").map((b) => [a, b]));
}

function drawLine(line, passed, chosen) {
  const told = line.statements.filter((index) => passed.has(index));
  const own = told.length ? told : line.statements;
  const one = statements[own.find((index) => dashesOf(statements[index]) === false) ?? own[0]];
  const strong = chosen !== null && told.some((index) => chosen.statements.has(index)) && reaches(line, chosen);
  const tone = colour(line.role === "folded" ? "ink-soft" : line.family);
  const faint = line.role === "place" || line.role === "source" ? 0.6 : 0.85;
  const named = hovered === line.id || (strong && isRoomy(line) && (!chosen.thing || line.role === "relation"));
  const faded = chosen && !strong;
  const label = named
    ? lineLabel(line)
    : line.role === "folded" && told.length > 1 && !faded
      ? String(told.length)
      : " ";
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    hidden: !told.length,
    color: { color: tone, hover: tone, opacity: faded ? 0.1 : strong ? 1 : faint },
    width: line.role === "folded" ? Math.min(1 + told.length * 0.7, 7) : strong ? 2.4 : line.role === "place" ? 1 : 1.4,
    dashes: line.role === "source" ? CLAIMED : dashesOf(one),
    arrows: { to: { enabled: line.arrow, scaleFactor: 0.55 } },
    smooth: line.bend
      ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(line.bend) }
      : false,
    label,
    font: {
      size: 12,
      face: FONT,
      color: colour("ink"),
      strokeColor: colour("paper"),
      strokeWidth: 5,
      align: "horizontal",
    },
  };
}

/** Whether a line is long enough to carry a word without covering what it joins. */
function isRoomy({ from, to }) {
  const [one, other] = [nodes.get(from), nodes.get(to)];
  return Math.hypot(one.x - other.x, one.y - other.y) - one.size - other.size > 90;
}

function reaches(line, chosen) {
  return chosen.nodes.has(line.from) && chosen.nodes.has(line.to);
}

/** Draw everything anew for the filters and the choice of now. */
function redraw() {
  const { things: taking, statements: passed } = shownNow();
  const { chosen } = state;
  folded = state.folded ? foldLines(passed) : new Map();
  const used = new Set();
  const wanted = (state.folded ? [...folded.values()] : lines).map((line) => drawLine(line, passed, chosen));
  const marked = (id) => state.off.group.has(things[id]?.group);
  for (const line of wanted) {
    line.hidden ||= marked(line.from) || marked(line.to);
    if (!line.hidden) used.add(line.from).add(line.to);
  }
  const old = new Set(drawnLines.getIds());
  const fresh = new Set(wanted.map((line) => line.id));
  drawnLines.remove([...old].filter((id) => !fresh.has(id)));
  drawnLines.update(wanted);
  for (const node of nodes.values()) {
    const event = node.group === "event";
    const gone = event ? state.folded || !node.statements.some((index) => passed.has(index)) : !isShown(node.id);
    const idle = !event && !(state.folded ? used.has(node.id) : taking.has(node.id));
    looks.set(node.id, {
      hidden: gone,
      dim: idle || (chosen !== null && !chosen.nodes.has(node.id)),
      strong: chosen?.focus.has(node.id) ?? false,
    });
  }
  drawnNodes.update([...nodes.keys()].map((id) => ({ id, hidden: looks.get(id).hidden })));
}

/** Choose a thing: it, its statements, and everything one step around it. */
export function chooseThing(id) {
  const own = nodes.get(id).statements;
  const around = own.flatMap((index) => [statements[index].mark, ...statements[index].nodes]).filter(Boolean);
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
  const around = own.flatMap((index) => [statements[index].mark, ...statements[index].nodes]).filter(Boolean);
  const marks = own.map((index) => statements[index].mark).filter(Boolean);
  choose({ title, thing: null, statements: new Set(own), nodes: new Set(around), focus: new Set(marks) });
}

export function chooseNode(id) {
  if (things[id]) chooseThing(id);
  else chooseStatements(nodes.get(id).statements, nodes.get(id).label);
}

/** Move so that all nodes (or those given) are seen, labels with them. */
export function fit(ids = [...nodes.keys()], animated = true) {
  const shown = ids.map((id) => nodes.get(id)).filter((node) => node && !looks.get(node.id)?.hidden);
  if (!shown.length || !container.clientWidth) return;
  const wide = (node) => Math.max(node.size, ...node.lines.map((line) => line.length * node.textSize * 0.31));
  const left = Math.min(...shown.map((node) => node.x - wide(node)));
  const right = Math.max(...shown.map((node) => node.x + wide(node)));
  const top = Math.min(...shown.map((node) => node.y - node.size - 8 - node.lines.length * node.textSize * 1.2));
  const bottom = Math.max(...shown.map((node) => node.y + node.size + 8 + node.lines.length * node.textSize * 1.2));
  const scale = Math.min(
    (container.clientWidth - 28) / (right - left),
    (container.clientHeight - 88) / (bottom - top),
    NEAREST,
  );
  move({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 10 / scale }, scale }, animated);
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

network.on("click", ({ pointer }) => {
  const node = network.getNodeAt(pointer.DOM);
  const line = node === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
  if (node !== undefined) chooseNode(node);
  else if (line !== undefined) chooseLine(lineOf(line));
  else choose(null);
});

function chooseLine(line) {
  const { statements: passed } = shownNow();
  const told = line.statements.filter((index) => passed.has(index));
  const names = [line.from, line.to].map(nameOf);
  choose({
    title: line.role === "folded" ? names.join(" and ") : `${names[0]} → ${names[1]}`,
    thing: null,
    statements: new Set(told),
    nodes: new Set([line.from, line.to]),
    focus: new Set([line.from, line.to]),
  });
}

network.on("beforeDrawing", (ctx) => planLabels(ctx, network.getScale()));
network.on("hoverEdge", ({ edge }) => hoverLine(edge));
network.on("blurEdge", () => hoverLine(null));
network.on("hoverNode", () => container.style.setProperty("cursor", "pointer"));
network.on("blurNode", () => container.style.removeProperty("cursor"));

function hoverLine(id) {
  const before = hovered;
  hovered = id;
  container.style.cursor = id === null ? "" : "pointer";
  const { statements: passed } = shownNow();
  for (const one of new Set([before, id])) {
    const line = one === null ? undefined : lineOf(one);
    if (line && drawnLines.get(one)) drawnLines.update({ id: one, label: drawLine(line, passed, state.chosen).label });
  }
}

/** Colours have changed. */
export function repaint() {
  forgetColours();
  redraw();
}

listen("filter", redraw);
listen("choose", redraw);
