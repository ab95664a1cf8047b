/**
 * Which labels there is room for, where they stand, and how they are drawn.
 */

import { nodes } from "./data.js";
import { FONT, colour, looks } from "./looks.js";
import { meet } from "./shapes.js";
import { clean } from "./text.js";

/** The least size of a label, in pixels of the screen. */
export const LEAST = 9;
/** From this size on a label belongs to a thing that much is said about. */
const MUCH = 15;
/** Between a shape and its label, and from line to line: as in the layout. */
const GAP = 5;
const LEADING = 1.2;
/** Side of a square of the grid in which boxes are looked up. */
const CELL = 120;

/** Size and top of each label that is drawn now, by node; set by `planLabels`. */
export const spots = new Map();
const widths = new Map();
let nearness = 1;
let planned = null;

/** Half the height of a node's shape: from afar, the small ones stay large enough to be told apart. */
export function sizeOf(node) {
  const least = (node.group === "event" ? 4.5 : 7.5) / nearness;
  return Math.max(node.size, Math.min(least, 2 * node.size));
}

/** A size of letters, made as large as can be read. */
export function readable(size) {
  return Math.max(size, LEAST / nearness);
}

/** Whether letters inside a shape could be read. */
export function isLegible(size) {
  return size * nearness >= 4.8;
}

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

/** Boxes by the squares of a grid that they touch, so that only near ones are compared. */
class Boxes {
  #cells = new Map();

  *#cellsOf({ left, right, top, bottom }) {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x += 1) {
      for (let y = Math.floor(top / CELL); y <= bottom / CELL; y += 1) yield `${x} ${y}`;
    }
  }

  add(box) {
    for (const cell of this.#cellsOf(box)) {
      if (!this.#cells.has(cell)) this.#cells.set(cell, []);
      this.#cells.get(cell).push(box);
    }
  }

  /** Whether a box of another node that counts is in the way. */
  meets(box, counts) {
    for (const cell of this.#cellsOf(box)) {
      if (this.#cells.get(cell)?.some((other) => other.id !== box.id && counts(other) && meet(box, other))) return true;
    }
    return false;
  }
}

/** Who is shown or how has changed: plan anew. */
export function forgetLabels() {
  planned = null;
}

/**
 * Decide which labels there is room for, as a map does: each at its own size or the least that can be read, the chosen
 * and the most said-about first, below its shape or else above it, none on another or on a
 * shape; only the name of a thing that much is said about may cover a square.
 */
export function planLabels(ctx, scale) {
  if (planned === scale) return;
  planned = scale;
  nearness = scale;
  const shown = [...nodes.values()].filter(({ id }) => looks.get(id)?.hidden === false);
  const first = ({ id, group, size }) => [
    looks.get(id)?.strong ? 0 : 1,
    looks.get(id)?.dim ? 1 : 0,
    group === "event" ? 1 : 0,
    -size,
  ];
  const order = shown
    .map((node) => [first(node), node])
    .sort(([a], [b]) => a.map((part, at) => part - b[at]).find(Boolean) ?? 0);
  const taken = new Boxes();
  for (const node of shown) {
    const { id, x, y } = node;
    const size = sizeOf(node);
    taken.add({ id, minor: node.group === "event", left: x - size, right: x + size, top: y - size, bottom: y + size });
  }
  spots.clear();
  for (const [, node] of order) {
    const size = Math.max(node.textSize, (node.group === "event" ? LEAST : LEAST + 1) / scale);
    const half = (widthOf(ctx, node) * size) / 2 + 2 / scale;
    const high = node.lines.length * size * LEADING;
    const boxes = [node.y + sizeOf(node) + GAP, node.y - sizeOf(node) - GAP - high].map((top) => {
      return { id: node.id, left: node.x - half, right: node.x + half, top, bottom: top + high };
    });
    const all = () => true;
    const rather = node.textSize < MUCH ? all : (other) => !other.minor;
    const free = boxes.find((box) => !taken.meets(box, all)) ?? boxes.find((box) => !taken.meets(box, rather));
    const box = free ?? (looks.get(node.id)?.strong ? boxes[0] : null);
    if (!box) continue;
    spots.set(node.id, { size, ...box });
    taken.add(box);
  }
}

/** Draw the label of a node where it was planned; one there was no room for is drawn below its shape while hovered. */
export function paintLabel(ctx, node, { dim, strong, hover }) {
  const { size, top } = spots.get(node.id) ?? { size: LEAST / nearness, top: node.y + sizeOf(node) + GAP };
  if (!spots.has(node.id) && !hover) return;
  const event = node.group === "event";
  ctx.globalAlpha = dim && !hover ? 0.22 : 1;
  ctx.font = `${weightOf(node, strong || hover)} ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.strokeStyle = colour("paper");
  ctx.lineWidth = size * 0.32;
  ctx.fillStyle = colour(event && !strong && !hover ? "ink-soft" : "ink");
  node.lines.forEach((line, place) => {
    const text = clean(line);
    const down = top + place * size * LEADING;
    ctx.strokeText(text, node.x, down);
    ctx.fillText(text, node.x, down);
  });
}
