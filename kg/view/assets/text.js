/**
 * Text and elements. Everything that a document wrote reaches the page through `textContent`, never as HTML.
 */

const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text without control characters, among them those that turn the direction of what follows. */
export function clean(text) {
  return text.replace(UNREADABLE, "");
}

/** Text as it is searched: no case, no accents. */
export function plain(text) {
  return clean(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * An element with attributes and children; a child that is a string becomes text. "text" writes text whose direction
 * is its own.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") {
      made.textContent = clean(value);
      made.dir = "auto";
    } else if (name === "on") {
      for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    } else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(
    ...children.filter((child) => child !== null).map((child) => (typeof child === "string" ? clean(child) : child)),
  );
  return made;
}

/** "1 statement", "3 statements". */
export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
