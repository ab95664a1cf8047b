/**
 * The key below a picture of the drawing: what the shapes, lines and colours in it mean, in the words of the legend.
 */

import { legend, nodes, statements } from "./data.js";
import { shownNow } from "./filter.js";
import { FONT, colour, dashesOf, looks } from "./looks.js";
import { paintSquare } from "./paint.js";
import { trace } from "./shapes.js";
import { state } from "./state.js";

/** Lengths in pixels: around the key, from row to row, between entries, from a sign to its words, of the letters. */
const EDGE = 16;
const ROW = 21;
const BETWEEN = 16;
const BESIDE = 6;
const LETTERS = 12;
/** The column of the headings; where a picture has no room for it, a heading has a row to itself. */
const HEADINGS = 150;
const ROOMY = 600;

/** Paints the shape of a group. */
function shapeSign({ key, shape, label, tone = key }) {
  const paint = (ctx) => {
    ctx.fillStyle = colour(tone);
    ctx.translate(7, 0);
    ctx.fill(trace(shape, 6.5), "evenodd");
  };
  return { label, room: 14, paint };
}

/** Paints a square as it is drawn when an event is told in this way, after a stretch of line. */
function tellingSign(one) {
  const paint = (ctx) => {
    ctx.strokeStyle = colour("ink");
    paintStretch(ctx, 22, 1.6, dashesOf(one) || []);
    ctx.translate(28, 0);
    paintSquare(ctx, one, 6, colour("ink"));
  };
  return { label: one.label, room: 34, paint };
}

/** Paints the colour of a family. */
function colourSign({ key, label }) {
  const paint = (ctx) => {
    ctx.strokeStyle = colour(key);
    paintStretch(ctx, 22, 4, []);
  };
  return { label, room: 22, paint };
}

function paintStretch(ctx, length, width, dashes) {
  ctx.lineWidth = width;
  ctx.setLineDash(dashes);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(length, 0);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** What is to be seen in the drawing of now, as [heading, signs]; folded lines have neither telling nor colour. */
function listSigns() {
  const seen = [...nodes.values()].filter(({ id }) => looks.get(id)?.hidden === false);
  const told = state.folded ? [] : [...shownNow().statements].map((index) => statements[index]);
  const pick = (all, from, facet) => {
    const values = new Set(from.map((one) => one[facet]));
    return all.filter(({ key }) => values.has(key));
  };
  const ways = Object.entries(legend.factuality).map(([key, label]) => ({ key, label, factuality: key, voice: "own" }));
  const voices = Object.entries(legend.voices).map(([key, label]) => ({ key, label, factuality: "Fact", voice: key }));
  const groups = [...legend.groups, { key: "event", label: legend.events, shape: "square", tone: "ink" }];
  const signs = {
    group: pick(groups, seen, "group").map(shapeSign),
    factuality: pick(ways, told, "factuality").map(tellingSign),
    voice: pick(voices, told, "voice").map(tellingSign),
    family: pick(legend.families, told, "family").map(colourSign),
  };
  return Object.entries(signs).flatMap(([facet, own]) => (own.length ? [[legend.facets[facet], own]] : []));
}

/** Where everything stands in a key of this width: {width, height, headings, signs}. */
export function planKey(width) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `${LETTERS}px ${FONT}`;
  const left = EDGE + (width < ROOMY ? 0 : HEADINGS);
  const plan = { width, headings: [], signs: [] };
  let y = EDGE + ROW / 2;
  for (const [label, own] of listSigns()) {
    plan.headings.push({ label, x: EDGE, y });
    if (left === EDGE) y += ROW;
    let x = left;
    for (const sign of own) {
      const end = x + sign.room + BESIDE + ruler.measureText(sign.label).width;
      if (end > width - EDGE && x > left) {
        y += ROW;
        plan.signs.push({ ...sign, x: left, y });
        x = left + (end - x) + BETWEEN;
      } else {
        plan.signs.push({ ...sign, x, y });
        x = end + BETWEEN;
      }
    }
    y += ROW + BESIDE;
  }
  return { ...plan, height: plan.signs.length ? y - BESIDE - ROW / 2 + EDGE : 0 };
}

/** Draw a key with its upper end at `top`, over whatever of the drawing reaches so far down. */
export function paintKey(ctx, { width, height, headings, signs }, top) {
  ctx.save();
  ctx.translate(0, top);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour("paper");
  ctx.beginPath();
  ctx.moveTo(0, 0);
  for (const corner of [
    [width, 0],
    [width, height],
    [0, height],
  ])
    ctx.lineTo(...corner);
  ctx.closePath();
  ctx.fill();
  ctx.strokeStyle = colour("rule");
  paintStretch(ctx, width, 1, []);
  for (const { x, y, room, paint, label } of signs) {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx);
    ctx.restore();
    write(ctx, label, x + room + BESIDE, y, "ink");
  }
  for (const { x, y, label } of headings) write(ctx, label, x, y, "ink-soft");
  ctx.restore();
}

function write(ctx, label, x, y, tone) {
  ctx.font = `${LETTERS}px ${FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour(tone);
  ctx.fillText(label, x, y);
}
