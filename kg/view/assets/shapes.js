/**
 * The shapes that tell things apart, as SVG paths between -1 and 1; the same for canvas and legend.
 */

const SHAPES = {
  circle: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0Z",
  ring: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0ZM.62 0A.62.62 0 1 0-.62 0 .62.62 0 1 0 .62 0ZM.34 0A.34.34 0 1 1-.34 0 .34.34 0 1 1 .34 0Z",
  shield: "M0-1 .88-.68V-.05C.88.5.45.85 0 1-.45.85-.88.5-.88-.05V-.68Z",
  hexagon: "M1 0 .5.87H-.5L-1 0-.5-.87H.5Z",
  pentagon: "M0-1 .95-.31.59.81H-.59L-.95-.31Z",
  person: "M0-1A.46.46 0 0 1 0-.08.46.46 0 0 1 0-1ZM-.86.95C-.86.2-.5 0 0 0S.86.2.86.95Z",
  crowd:
    "M0-.62A.36.36 0 0 1 0 .1.36.36 0 0 1 0-.62ZM-.56.9C-.56.35-.32.18 0 .18S.56.35.56.9ZM-.66-.8A.28.28 0 0 1-.66-.24.28.28 0 0 1-.66-.8ZM.66-.8A.28.28 0 0 1 .66-.24.28.28 0 0 1 .66-.8ZM-1.05.6C-1.05.1-.9-.14-.62-.14-.5-.14-.44-.1-.42 0-.66.16-.72.4-.72.6ZM1.05.6C1.05.1.9-.14.62-.14.5-.14.44-.1.42 0 .66.16.72.4.72.6Z",
  diamond: "M0-1 .86 0 0 1-.86 0Z",
  star: "M0-1 .26-.36.95-.31.42.14.59.81 0 .44-.59.81-.42.14-.95-.31-.26-.36Z",
  pin: "M0 1C-.25.55-.74.2-.74-.3A.74.7 0 0 1 .74-.3C.74.2.25.55 0 1ZM.27-.3A.27.27 0 1 0-.27-.3.27.27 0 1 0 .27-.3Z",
  triangle: "M0-.9 1 .85H-1Z",
  square: "M-1-1H1V1H-1Z",
};

const SVG = "http://www.w3.org/2000/svg";
/** Dashes of the outline of a square that has not happened, or perhaps not. */
export const OUTLINES = { Planned: [3.5, 2.5], Possible: [1.5, 2.5] };
const traced = new WeakMap();
/** Paths by shape and size; while the reader zooms, sizes come and go. */
const paths = new Map();
const MOST_PATHS = 400;

/** A shape at a size, for a canvas. */
export function trace(name, size) {
  const key = `${name} ${size}`;
  if (!paths.has(key)) {
    if (paths.size >= MOST_PATHS) paths.clear();
    paths.set(key, makePath(name, size));
  }
  return paths.get(key);
}

function makePath(name, size) {
  const path = new Path2D();
  path.addPath(new Path2D(SHAPES[name]), new DOMMatrix().scale(size));
  traced.set(path, { outline: SHAPES[name], size });
  return path;
}

/** What `trace` made a path from: {outline, size}. */
export function tracedFrom(path) {
  return traced.get(path);
}

/** Whether two boxes ({left, right, top, bottom}) lie on each other. */
export function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** An element of SVG with its attributes; one whose value is null is left out. */
export function svg(tag, attributes = {}) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  return made;
}

/** A picture for legend and cards; its colour is the CSS variable `--NAME`. */
export function icon(shape, name) {
  return picture([svg("path", { d: SHAPES[shape] })], name, "-1.15 -1.15 2.3 2.3");
}

/** A stretch of line, with the dashes that the graph uses. */
export function stroke(dashes, name, width = 2) {
  return picture([penStroke("M1 6H33", width, dashes)], name, "0 0 34 12");
}

/**
 * A square as the graph draws an event told in this way, after a stretch of line where there is room: filled is told as
 * fact; empty is not, or not yet; a dot says that it is someone's claim.
 */
export function sample({ factuality, claimed = false, dashes = null }, line = false) {
  const full = factuality === "Fact" && !claimed;
  const left = line ? 22 : 1;
  const square = `M${left} 1h10v10h-10z`;
  const parts = [full ? svg("path", { d: square }) : penStroke(square, 1.6, OUTLINES[factuality])];
  if (line) parts.push(penStroke("M0 6H22", 2, dashes));
  if (factuality === "Negated") parts.push(penStroke(`M${left + 1} 10l8-8`, 1.6));
  if (claimed) parts.push(svg("path", { d: `M${left + 3.4} 6a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0z` }));
  return picture(parts, "ink", line ? "0 0 34 12" : "-2 -2 16 16");
}

function penStroke(d, width, dashes = null) {
  return svg("path", { d, class: "stroke", "stroke-width": width, "stroke-dasharray": dashes?.join(" ") ?? null });
}

function picture(parts, name, box) {
  const made = svg("svg", { viewBox: box, class: "icon", "aria-hidden": "true" });
  made.style.setProperty("--own", `var(--${name})`);
  made.append(...parts);
  return made;
}
