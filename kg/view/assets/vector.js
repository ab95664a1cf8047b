/**
 * A canvas that keeps what is drawn on it as SVG: as much of CanvasRenderingContext2D as the drawing uses.
 */

import { svg, tracedFrom } from "./shapes.js";
import { clean } from "./text.js";

/** What `save` keeps and `restore` brings back. */
const STYLES = ["fillStyle", "strokeStyle", "lineWidth", "lineJoin", "lineCap", "font", "textAlign", "textBaseline"];
const KEPT = [...STYLES, "globalAlpha", "matrix", "dashes"];
const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
const short = (number) => String(Math.round(number * 100) / 100);

export class VectorContext {
  fillStyle = "rgb(0, 0, 0)";
  strokeStyle = "rgb(0, 0, 0)";
  lineWidth = 1;
  lineJoin = "miter";
  lineCap = "butt";
  font = "10px sans-serif";
  textAlign = "start";
  textBaseline = "alphabetic";
  globalAlpha = 1;
  matrix = new DOMMatrix();
  dashes = [];
  #path = "";
  #saved = [];
  #root;
  #ruler = document.createElement("canvas").getContext("2d");

  /** A sheet of this size, on paper of a colour, with a title for those who cannot see it. */
  constructor(width, height, paper, title) {
    this.#root = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
    this.#add("title", {}).textContent = clean(title);
    this.#add("rect", { width, height, fill: paper });
  }

  /** The drawing, an SVG element. */
  get element() {
    return this.#root;
  }

  save() {
    this.#saved.push(Object.fromEntries(KEPT.map((name) => [name, this[name]])));
  }

  restore() {
    Object.assign(this, this.#saved.pop());
  }

  setTransform(...numbers) {
    this.matrix = new DOMMatrix(numbers);
  }

  translate(x, y) {
    this.matrix = this.matrix.translate(x, y);
  }

  scale(x, y) {
    this.matrix = this.matrix.scale(x, y);
  }

  setLineDash(dashes) {
    this.dashes = [...dashes];
  }

  /** The paper is there already. */
  clearRect() {}

  beginPath() {
    this.#path = "";
  }

  closePath() {
    if (this.#path) this.#path += "Z";
  }

  moveTo(...to) {
    this.#path += `M${this.#place(to)}`;
  }

  lineTo(...to) {
    this.#path += `${this.#path ? "L" : "M"}${this.#place(to)}`;
  }

  quadraticCurveTo(...points) {
    this.#path += `Q${this.#place(points)}`;
  }

  /** Whole circles are drawn in two halves, as SVG wants them. */
  arc(x, y, radius, from, to, back = false) {
    const turn = Math.min(Math.abs(to - from), 2 * Math.PI) * (back ? -1 : 1);
    const on = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const long = radius * this.#nearness;
    this.lineTo(...on(from));
    for (const angle of [from + turn / 2, from + turn]) {
      this.#path += `A${short(long)} ${short(long)} 0 0 ${back ? 0 : 1} ${this.#place(on(angle))}`;
    }
  }

  fill(...what) {
    const rule = what.includes("evenodd") ? { "fill-rule": "evenodd" } : {};
    this.#draw(what[0], { ...this.#paint("fill", this.fillStyle), ...rule });
  }

  stroke(path) {
    this.#draw(path, { fill: "none", ...this.#pen(tracedFrom(path)?.size ?? 1 / this.#nearness) });
  }

  fillText(text, x, y) {
    this.#write(text, x, y, this.#paint("fill", this.fillStyle));
  }

  strokeText(text, x, y) {
    this.#write(text, x, y, { fill: "none", ...this.#pen(1), "aria-hidden": "true" });
  }

  measureText(text) {
    this.#ruler.font = this.font;
    this.#ruler.textBaseline = this.textBaseline;
    return this.#ruler.measureText(text);
  }

  get #nearness() {
    return Math.hypot(this.matrix.a, this.matrix.b);
  }

  get #transform() {
    const { a, b, c, d, e, f } = this.matrix;
    return `matrix(${[a, b, c, d].map((part) => +part.toFixed(5)).join(" ")} ${short(e)} ${short(f)})`;
  }

  #place(numbers) {
    const points = [];
    for (let at = 0; at < numbers.length; at += 2) {
      const { x, y } = this.matrix.transformPoint({ x: numbers[at], y: numbers[at + 1] });
      points.push(short(x), short(y));
    }
    return points.join(" ");
  }

  /** A colour as SVG says it: what is seen through goes into an attribute of its own. */
  #paint(what, colour) {
    const [, red, green, blue, alpha = "1"] = /^rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?([\d.]+))?\)$/.exec(colour) ?? [];
    const opacity = Number(alpha) * this.globalAlpha;
    const told = red === undefined ? colour : `rgb(${red}, ${green}, ${blue})`;
    return { [what]: told, ...(opacity < 1 ? { [`${what}-opacity`]: short(opacity) } : {}) };
  }

  /** How a line is drawn that is `size` times smaller on its own than in the drawing. */
  #pen(size) {
    const width = (number) => String(+(number / size).toFixed(4));
    return {
      ...this.#paint("stroke", this.strokeStyle),
      "stroke-width": width(this.lineWidth),
      "stroke-linejoin": this.lineJoin,
      "stroke-linecap": this.lineCap,
      ...(this.dashes.length ? { "stroke-dasharray": this.dashes.map(width).join(" ") } : {}),
    };
  }

  #draw(path, attributes) {
    const shape = tracedFrom(path);
    if (!shape) {
      if (this.#path) this.#add("path", { d: this.#path, ...attributes });
      return;
    }
    const transform = `${this.#transform} scale(${+shape.size.toFixed(4)})`;
    this.#add("path", { d: shape.outline, transform, ...attributes });
  }

  #write(text, x, y, attributes) {
    const [, weight = "400", size, family] = /^(?:(\w+) )?([\d.]+)px (.+)$/.exec(this.font);
    const hanging = this.measureText(text).fontBoundingBoxAscent;
    this.#ruler.textBaseline = "alphabetic";
    const down = this.#ruler.measureText(text).fontBoundingBoxAscent - hanging;
    const written = this.#add("text", {
      x: short(x),
      y: short(y + down),
      transform: this.#transform,
      "font-family": family,
      "font-size": size,
      "font-weight": weight,
      "text-anchor": ANCHORS[this.textAlign],
      ...attributes,
    });
    written.textContent = clean(text);
  }

  #add(tag, attributes) {
    const made = svg(tag, attributes);
    this.#root.append(made);
    return made;
  }
}
