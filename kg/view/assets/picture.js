/**
 * The drawing as it stands, as a picture: vis-network draws it once more, on a canvas of ours.
 */

import { paintKey, planKey } from "./key.js";
import { colour } from "./looks.js";
import { network } from "./network.js";
import { svg } from "./shapes.js";
import { VectorContext } from "./vector.js";

/** Let vis-network draw on `ctx` as if the screen had so many points to a pixel. */
function drawOn(ctx, points) {
  const { canvas, renderer } = network;
  const before = canvas.pixelRatio;
  canvas.getContext = () => ctx;
  canvas.pixelRatio = points;
  try {
    renderer._redraw();
  } finally {
    delete canvas.getContext;
    canvas.pixelRatio = before;
  }
}

function sizeOfDrawing() {
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  return [clientWidth, clientHeight];
}

/** The drawing as an SVG element, alone or with a key below it, which is a group of its own. */
export function drawVector(keyed = true) {
  const [width, height] = sizeOfDrawing();
  const key = planKey(width);
  const ctx = new VectorContext(width, height + (keyed ? key.height : 0), colour("paper"), document.title);
  drawOn(ctx, 1);
  if (keyed) {
    const drawn = ctx.element.childElementCount;
    paintKey(ctx, key, height);
    const group = svg("g", { class: "key" });
    group.append(...[...ctx.element.children].slice(drawn));
    ctx.element.append(group);
  }
  return ctx.element;
}

/** The drawing as a PNG with `points` points to a pixel, with a key below it. */
export async function drawRaster(points) {
  const [width, height] = sizeOfDrawing();
  const key = planKey(width);
  const sheet = new OffscreenCanvas(width * points, Math.ceil((height + key.height) * points));
  const ctx = sheet.getContext("2d");
  drawOn(ctx, points);
  paintKey(ctx, key, height);
  ctx.resetTransform();
  ctx.globalCompositeOperation = "destination-over";
  ctx.fillStyle = colour("paper");
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  return sheet.convertToBlob({ type: "image/png" });
}
