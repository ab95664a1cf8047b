/**
 * How things look now: colours of the theme, dashes of the lines, who is dimmed, strong or hidden.
 */

export const FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

/** Dashes that tell factuality; a claim is never a plain line. */
export const DASHES = { Fact: null, Planned: [9, 5], Possible: [4, 4], Negated: [11, 4, 2, 4] };
export const CLAIMED = [1.5, 3.5];

export function dashesOf(one) {
  if (one.factuality === "Fact") return one.voice === "claimed" ? CLAIMED : false;
  return DASHES[one.factuality] ?? DASHES.Possible;
}

let colours = new Map();
const probe = document.createElement("i");

/** The colour behind a CSS variable, for the theme of now. */
export function colour(name) {
  if (!colours.has(name)) {
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    colours.set(name, getComputedStyle(probe).color);
    probe.remove();
  }
  return colours.get(name);
}

export function forgetColours() {
  colours = new Map();
}

/** How each node looks now: {dim, strong}; set by the network. */
export const looks = new Map();
