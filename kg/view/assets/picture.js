/**
 * The drawing as it stands, as a picture: vis-network draws it once more, on a canvas of ours.
 */

import { colour } from "./looks.js";
import { network } from "./network.js";
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

/** The drawing as an SVG element. */
export function drawVector() {
  const ctx = new VectorContext(...sizeOfDrawing(), colour("paper"), document.title);
  drawOn(ctx, 1);
  return ctx.element;
}

/** The drawing as a PNG with `points` points to a pixel. */
export async function drawRaster(points) {
  const [width, height] = sizeOfDrawing();
  const sheet = new OffscreenCanvas(width * points, height * points);
  const ctx = sheet.getContext("2d");
  drawOn(ctx, points);
  ctx.resetTransform();
  ctx.globalCompositeOperation = "destination-over";
  ctx.fillStyle = colour("paper");
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  return sheet.convertToBlob({ type: "image/png" });
}
