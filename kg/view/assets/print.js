/**
 * On paper the drawing is one of lines rather than of points, in the colours of light whatever the screen has. The
 * legend is printed beside it, so it needs no key.
 */

import { repaint } from "./network.js";
import { drawVector } from "./picture.js";

const page = document.documentElement;
let before = null;

addEventListener("beforeprint", () => {
  before = page.dataset.theme ?? "";
  page.dataset.theme = "light";
  repaint();
  const sheet = drawVector(false);
  sheet.id = "sheet";
  document.getElementById("network").after(sheet);
});

addEventListener("afterprint", () => {
  document.getElementById("sheet")?.remove();
  if (before) page.dataset.theme = before;
  else delete page.dataset.theme;
  repaint();
});
