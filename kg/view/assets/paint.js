/**
 * Draws one node: its shape, its label, and for an event how real it is. vis-network calls it; colours are the page's.
 */

import { codeOf, groupOf, nodes, statements } from "./data.js";
import { isLegible, paintLabel, readable, sizeOf } from "./labels.js";
import { FONT, colour, looks } from "./looks.js";
import { OUTLINES, trace } from "./shapes.js";

/** The size of the number that says how much of a thing is not drawn. */
const BADGE = 11;

/** vis-network's hook for a node of shape "custom". */
export function paintNode({ ctx, id, x, y, state: { hover } }) {
  const node = nodes.get(id);
  const { dim = false, strong = false, more = 0 } = looks.get(id) ?? {};
  return {
    drawNode() {
      ctx.globalAlpha = dim ? 0.16 : 1;
      ctx.translate(x, y);
      if (node.group === "event") paintEvent(ctx, node, strong || hover);
      else paintThing(ctx, node, strong || hover);
      if (more && (strong || hover || (!dim && readable(BADGE) === BADGE))) paintMore(ctx, node, more);
    },
    drawExternalLabel() {
      paintLabel(ctx, node, { dim, strong, hover });
    },
    nodeDimensions: { width: 2 * sizeOf(node), height: 2 * sizeOf(node) },
  };
}

/** How many statements of it are not drawn. */
function paintMore(ctx, node, more) {
  ctx.font = `${readable(BADGE)}px ${FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = colour("paper");
  ctx.fillStyle = colour("ink-soft");
  const at = sizeOf(node) * 0.8;
  ctx.strokeText(`+${more}`, at, -at);
  ctx.fillText(`+${more}`, at, -at);
}

function paintThing(ctx, node, strong) {
  const group = groupOf(node.id);
  const path = trace(group.shape, sizeOf(node));
  ctx.lineJoin = "round";
  ctx.strokeStyle = strong ? colour("ink") : colour("paper");
  ctx.lineWidth = strong ? 4.5 : 3;
  ctx.stroke(path);
  ctx.fillStyle = colour(group.key);
  ctx.fill(path, "evenodd");
  const code = codeOf(node.id);
  const letters = sizeOf(node) * 0.68;
  if (code && isLegible(letters)) {
    ctx.fillStyle = colour("on-fill");
    ctx.font = `600 ${letters}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(code, 0, sizeOf(node) * 0.05);
  }
}

function paintEvent(ctx, node, strong) {
  const one = statements[node.statements[0]];
  paintSquare(ctx, one, sizeOf(node), colour(one.family), strong);
}

/** Filled is told as fact; an empty square is not, or not yet; a dot in the middle says that it is someone's claim. */
export function paintSquare(ctx, { factuality, voice }, size, own, strong = false) {
  const path = trace("square", size - 1);
  ctx.fillStyle = colour("paper");
  ctx.fill(trace("square", size + 1.5));
  ctx.fillStyle = factuality === "Fact" && voice === "own" ? own : colour("paper");
  ctx.fill(path);
  ctx.strokeStyle = own;
  ctx.lineWidth = strong ? 3.5 : 2;
  ctx.setLineDash(OUTLINES[factuality] ?? []);
  ctx.stroke(path);
  ctx.setLineDash([]);
  if (factuality === "Negated") {
    const half = size - 2;
    ctx.beginPath();
    ctx.moveTo(-half, half);
    ctx.lineTo(half, -half);
    ctx.stroke();
  }
  if (voice === "claimed") {
    ctx.beginPath();
    ctx.arc(0, 0, size * 0.36, 0, 2 * Math.PI);
    ctx.fillStyle = own;
    ctx.fill();
  }
}
