/**
 * The lines of the drawing: which dashes, colour and words they have, where they run, and which one is under the mouse.
 *
 * They are drawn here rather than by vis-network, in one stroke for all that look alike: a choice changes the looks of
 * them all, and a thousand nodes are to be chosen among without waiting.
 */

import { legend, nameOf, nodes, statements, words } from "./data.js";
import { LEAST, sizeOf } from "./labels.js";
import { CLAIMED, FONT, colour, dashesOf } from "./looks.js";
import { clean, fill } from "./text.js";

/** How near to a line the mouse is on it, in pixels of the screen. */
const NEAR = 7;
/** The size of words on a line. */
const WORDS = 12;
const ARROW = { long: 8.5, half: 3.4 };
/** Points on a bend that are tried against the mouse. */
const PARTS = 14;

let batches = [];
let named = [];
let drawn = [];

/** How a line looks: `told` are those of its statements that are shown, and it is drawn as real as the most real one. */
function styleOf(line, told, { faded, strong }) {
  const one = statements[told.find((index) => dashesOf(statements[index]) === false) ?? told[0]];
  const folded = line.role === "folded";
  const quiet = ["place", "source", "same"].includes(line.role);
  return {
    tone: folded || line.role === "same" ? "ink-soft" : line.family,
    alpha: faded ? 0.1 : strong ? 1 : quiet ? 0.6 : 0.85,
    width: folded ? Math.min(1 + told.length * 0.7, 7) : strong ? 2.4 : quiet ? 1 : 1.4,
    dashes: (line.role === "source" ? CLAIMED : line.role === "same" ? [1, 2] : dashesOf(one)) || [],
    arrow: line.arrow,
  };
}

/** The words on a line: what it stands for, and whose words it is. */
function wordsOf(line, told) {
  if (line.role === "folded") return fill(words.statements, { count: told.length });
  if (line.role !== "relation") return legend.roles[line.role];
  const { kind, sources } = statements[told[0]];
  return [kind, ...(sources.length ? [`${legend.roles.source} ${sources.map(nameOf).join(", ")}`] : [])].join(", ");
}

/**
 * Take the lines that are to be drawn, as [line, told, looks]: what looks alike is drawn at once, the faded first. The
 * looks are {faded, strong, named}; a folded line that is not named wears its number.
 */
export function planLines(wanted) {
  const groups = new Map();
  named = [];
  drawn = [];
  for (const [line, told, looks] of wanted) {
    const style = styleOf(line, told, looks);
    const key = JSON.stringify(style);
    if (!groups.has(key)) groups.set(key, { style, lines: [], order: looks.faded ? 0 : looks.strong ? 2 : 1 });
    groups.get(key).lines.push(line);
    drawn.push(line);
    if (looks.named) named.push([line, wordsOf(line, told)]);
    else if (line.role === "folded" && told.length > 1 && !looks.faded) named.push([line, String(told.length)]);
  }
  batches = [...groups.values()].sort((a, b) => a.order - b.order);
}

/** Where a line runs: from the rim of one shape to that of the other, with the point that bends it. */
function courseOf({ from, to, bend, arrow }) {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  const [across, down] = [end.x - start.x, end.y - start.y];
  const middle = { x: (start.x + end.x) / 2 - down * bend, y: (start.y + end.y) / 2 + across * bend };
  const rim = (node, gap) => {
    const [x, y] = bend ? [middle.x - node.x, middle.y - node.y] : node === start ? [across, down] : [-across, -down];
    const share = Math.min((sizeOf(node) + gap) / (Math.hypot(x, y) || 1), 0.5);
    return { x: node.x + x * share, y: node.y + y * share, angle: Math.atan2(-y, -x) };
  };
  return { start: rim(start, 0), end: rim(end, arrow ? 2 : 0), middle: bend ? middle : null };
}

/** Halfway on a line. */
function halfway({ start, end, middle }) {
  if (!middle) return [(start.x + end.x) / 2, (start.y + end.y) / 2];
  return ["x", "y"].map((axis) => (start[axis] + end[axis]) / 4 + middle[axis] / 2);
}

/** Draw all lines, below the nodes. */
export function paintLines(ctx, scale) {
  ctx.save();
  ctx.lineCap = "butt";
  for (const { style, lines } of batches) {
    const courses = lines.map(courseOf);
    ctx.strokeStyle = colour(style.tone);
    ctx.globalAlpha = style.alpha;
    ctx.lineWidth = style.width;
    ctx.setLineDash(style.dashes);
    ctx.beginPath();
    for (const { start, end, middle } of courses) {
      ctx.moveTo(start.x, start.y);
      if (middle) ctx.quadraticCurveTo(middle.x, middle.y, end.x, end.y);
      else ctx.lineTo(end.x, end.y);
    }
    ctx.stroke();
    ctx.setLineDash([]);
    if (style.arrow) paintArrows(ctx, courses, style);
  }
  ctx.globalAlpha = 1;
  for (const [line, text] of named) paintWords(ctx, line, text, Math.max(WORDS, LEAST / scale));
  ctx.restore();
}

function paintArrows(ctx, courses, { tone, width }) {
  const size = 1 + (width - 1.4) * 0.3;
  ctx.fillStyle = colour(tone);
  ctx.beginPath();
  for (const { end } of courses) {
    const [cos, sin] = [Math.cos(end.angle), Math.sin(end.angle)];
    ctx.moveTo(end.x, end.y);
    for (const side of [-1, 1]) {
      const [back, out] = [-ARROW.long * size, side * ARROW.half * size];
      ctx.lineTo(end.x + back * cos - out * sin, end.y + back * sin + out * cos);
    }
    ctx.closePath();
  }
  ctx.fill();
}

function paintWords(ctx, line, text, size) {
  const [x, y] = halfway(courseOf(line));
  ctx.font = `${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = size * 0.4;
  ctx.strokeStyle = colour("paper");
  ctx.fillStyle = colour("ink");
  ctx.strokeText(clean(text), x, y);
  ctx.fillText(clean(text), x, y);
}

/** The line at a place of the drawing, or null. */
export function lineAt({ x, y }, scale) {
  let [nearest, least] = [null, NEAR / scale];
  for (const line of drawn) {
    const far = distanceTo(courseOf(line), x, y);
    if (far < least) [nearest, least] = [line, far];
  }
  return nearest;
}

function distanceTo({ start, end, middle }, x, y) {
  if (!middle) return distanceToStretch(start, end, x, y);
  const on = (share) => {
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    return { x: a * start.x + b * middle.x + c * end.x, y: a * start.y + b * middle.y + c * end.y };
  };
  const points = Array.from({ length: PARTS + 1 }, (_, part) => on(part / PARTS));
  return Math.min(...points.slice(1).map((point, part) => distanceToStretch(points[part], point, x, y)));
}

function distanceToStretch(start, end, x, y) {
  const [across, down] = [end.x - start.x, end.y - start.y];
  const share = ((x - start.x) * across + (y - start.y) * down) / (across ** 2 + down ** 2 || 1);
  const on = Math.min(1, Math.max(0, share));
  return Math.hypot(x - start.x - on * across, y - start.y - on * down);
}

/** Whether a line is long enough to carry a word without covering what it joins. */
export function isRoomy(line) {
  const { start, end } = courseOf(line);
  return Math.hypot(start.x - end.x, start.y - end.y) > 90;
}

/** The lines that are drawn at a node. */
export function linesAt(id) {
  return drawn.filter(({ from, to }) => from === id || to === id);
}

/** The line of this name, if it is drawn. */
export function lineCalled(name) {
  return drawn.find(({ id }) => id === name) ?? null;
}
