/**
 * What is shown, as a file: a picture, a drawing, Turtle, a network.
 */

import { shownNow } from "./filter.js";
import { writeGexf } from "./gexf.js";
import { drawRaster, drawVector } from "./picture.js";
import { clean, element } from "./text.js";
import { writeTurtle } from "./turtle.js";

const button = document.getElementById("download");
const menu = document.getElementById("formats");

/** Each format: what it is made of, and its media type. */
const FORMATS = {
  png: [() => drawRaster(2), "image/png"],
  svg: [() => new XMLSerializer().serializeToString(drawVector()), "image/svg+xml"],
  ttl: [() => writeTurtle(shownNow().statements), "text/turtle"],
  gexf: [() => writeGexf(shownNow().statements), "application/gexf+xml"],
};

/** The page's title as the name of a file. */
function fileName(ending) {
  const words = clean(document.title)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${words.slice(0, 80) || "graph"}.${ending}`;
}

async function save(format) {
  const [make, type] = FORMATS[format];
  const address = URL.createObjectURL(new Blob([await make()], { type }));
  element("a", { href: address, download: fileName(format) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function openMenu(open) {
  menu.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

button.addEventListener("click", () => openMenu(menu.hidden));
menu.addEventListener("click", ({ target }) => {
  const { format } = target.closest("[data-format]")?.dataset ?? {};
  if (!format) return;
  openMenu(false);
  button.focus();
  save(format);
});
menu.parentElement.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menu.hidden) return;
  event.stopPropagation();
  openMenu(false);
  button.focus();
});
menu.parentElement.addEventListener("focusout", ({ relatedTarget }) => {
  if (!menu.parentElement.contains(relatedTarget)) openMenu(false);
});
