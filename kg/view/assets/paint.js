/**
 * Draws one node: its shape, its label, and for an event how real it is. vis-network calls it; colours are the page's.
 */

import { clean } from "./text.js";
import { SHAPES } from "./shapes.js";
import { codeOf, groupOf, nodes, statements } from "./data.js";

/** The least size of a label, in pixels of the screen. */
const LEAST = 9;
/** Between a shape and its label, and from line to line: as in the layout. */
const GAP = 5;
const LEADING = 1.2;
const PATHS = Object.fromEntries(Object.entries(SHAPES).map(([name, path]) => [name, new Path2D(path)]));
export const FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

/** Dashes that tell factuality; a claim is never a plain line. */
export const DASHES = { Fact: null, Planned: [9, 5], Possible: [4, 4], Negated: [11, 4, 2, 4] };
export const CLAIMED = [1.5, 3.5];

export function dashesOf(one) {
  if (one.factuality === "Fact") return one.voice === "claimed" ? CLAIMED : false;
  return DASHES[one.factuality] ?? DASHES.Possible;
}

let colours = new Map();
const probe = document.createElement("i");

/** The colour behind a CSS variable, for the theme of now. */
export function colour(name) {
  if (!colours.has(name)) {
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    colours.set(name, getComputedStyle(probe).color);
    probe.remove();
  }
  return colours.get(name);
}

export function forgetColours() {
  colours = new Map();
}

/** How each node looks now: {dim, strong}; set by the network. */
export const looks = new Map();

/** The size of each label that is drawn now, by node; set by `planLabels`. */
const textSizes = new Map();
const widths = new Map();

function weightOf(node, strong) {
  return strong ? 700 : node.group === "event" ? 400 : 600;
}

/** How wide a label is at size 1. */
function widthOf(ctx, node) {
  if (!widths.has(node.id)) {
    ctx.save();
    ctx.font = `${weightOf(node, true)} 100px ${FONT}`;
    widths.set(node.id, Math.max(0, ...node.lines.map((line) => ctx.measureText(clean(line)).width)) / 100);
    ctx.restore();
  }
  return widths.get(node.id);
}

/**
 * Decide which labels there is room for, as a map does: each at its own size or the least that can be read, the chosen
 * and the most said-about first, none on another or on a shape.
 */
export function planLabels(ctx, scale) {
  const shown = [...nodes.values()].filter(({ id }) => !looks.get(id)?.hidden);
  const first = ({ id, group, size }) => [looks.get(id)?.strong ? 0 : 1, looks.get(id)?.dim ? 1 : 0, group === "event" ? 1 : 0, -size];
  const order = shown.map((node) => [first(node), node]).sort(([a], [b]) => a.map((part, at) => part - b[at]).find(Boolean) ?? 0);
  const taken = shown.map(({ id, x, y, size }) => ({ id, left: x - size, right: x + size, top: y - size, bottom: y + size }));
  textSizes.clear();
  for (const [, node] of order) {
    const size = Math.max(node.textSize, (node.group === "event" ? LEAST : LEAST + 1) / scale);
    const half = (widthOf(ctx, node) * size) / 2;
    const top = node.y + node.size + GAP;
    const box = { id: node.id, left: node.x - half, right: node.x + half, top, bottom: top + node.lines.length * size * LEADING };
    const hits = (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
    if (!looks.get(node.id)?.strong && taken.some((other) => other.id !== node.id && hits(other))) continue;
    textSizes.set(node.id, size);
    taken.push(box);
  }
}

/** The labels that are drawn now. */
export function drawnLabels() {
  return [...textSizes.keys()];
}

/** vis-network's hook for a node of shape "custom". */
export function paintNode({ ctx, id, x, y, state: { hover } }) {
  const node = nodes.get(id);
  const { dim = false, strong = false } = looks.get(id) ?? {};
  return {
    drawNode() {
      ctx.globalAlpha = dim ? 0.16 : 1;
      ctx.translate(x, y);
      if (node.group === "event") paintEvent(ctx, node, strong || hover);
      else paintThing(ctx, node, strong || hover);
    },
    drawExternalLabel() {
      const size = hover ? Math.max(node.textSize, LEAST / ctx.getTransform().a) : textSizes.get(id);
      if (!size) return;
      ctx.globalAlpha = dim && !hover ? 0.22 : 1;
      paintLabel(ctx, node, x, y, size, strong || hover);
    },
    nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
  };
}

function trace(ctx, name, size) {
  const path = new Path2D();
  path.addPath(PATHS[name], new DOMMatrix().scale(size));
  return path;
}

function paintThing(ctx, node, strong) {
  const group = groupOf(node.id);
  const path = trace(ctx, group.shape, node.size);
  ctx.lineJoin = "round";
  ctx.strokeStyle = strong ? colour("ink") : colour("paper");
  ctx.lineWidth = strong ? 4.5 : 3;
  ctx.stroke(path);
  ctx.fillStyle = colour(group.key);
  ctx.fill(path, "evenodd");
  const code = codeOf(node.id);
  if (code) {
    ctx.fillStyle = colour("on-fill");
    ctx.font = `600 ${node.size * 0.68}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(code, 0, node.size * 0.05);
  }
}

/** Filled is told as fact; an empty square is not, or not yet; a dot at the corner says that it is someone's claim. */
function paintEvent(ctx, node, strong) {
  const one = statements[node.statements[0]];
  const path = trace(ctx, "square", node.size - 1);
  const own = colour(one.family);
  ctx.fillStyle = colour("paper");
  ctx.fill(trace(ctx, "square", node.size + 1.5));
  ctx.fillStyle = one.factuality === "Fact" && one.voice === "own" ? own : colour("paper");
  ctx.fill(path);
  ctx.strokeStyle = own;
  ctx.lineWidth = strong ? 3.5 : 2;
  ctx.setLineDash(one.factuality === "Planned" ? [3.5, 2.5] : one.factuality === "Possible" ? [1.5, 2.5] : []);
  ctx.stroke(path);
  ctx.setLineDash([]);
  if (one.factuality === "Negated") {
    const half = node.size - 2;
    ctx.beginPath();
    ctx.moveTo(-half, half);
    ctx.lineTo(half, -half);
    ctx.stroke();
  }
  if (one.voice === "claimed") {
    ctx.beginPath();
    ctx.arc(0, 0, node.size * 0.36, 0, 2 * Math.PI);
    ctx.fillStyle = own;
    ctx.fill();
  }
}

function paintLabel(ctx, node, x, y, size, strong) {
  const event = node.group === "event";
  ctx.font = `${weightOf(node, strong)} ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.strokeStyle = colour("paper");
  ctx.lineWidth = size * 0.32;
  ctx.fillStyle = colour(event && !strong ? "ink-soft" : "ink");
  node.lines.forEach((line, place) => {
    const text = clean(line);
    const top = y + node.size + GAP + place * size * LEADING;
    ctx.strokeText(text, x, top);
    ctx.fillText(text, x, top);
  });
}
