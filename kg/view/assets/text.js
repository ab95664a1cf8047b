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

/** Where words (written as `plain` writes them) stand in a text: for each of its characters, whether one covers it. */
function cover(characters, words) {
  const places = characters.flatMap((character, place) => Array(plain(character).length).fill(place));
  const folded = characters.map(plain).join("");
  const covered = characters.map(() => false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      covered.fill(true, places[at], places[at + word.length - 1] + 1);
    }
  }
  return covered;
}

/** A text with the words that were looked for as marks. */
export function markFound(text, words) {
  const characters = [...clean(text)];
  const covered = cover(characters, words);
  const parts = [];
  for (let at = 0; at < characters.length; ) {
    const next = covered.indexOf(!covered[at], at);
    const end = next < 0 ? characters.length : next;
    const part = characters.slice(at, end).join("");
    parts.push(covered[at] ? element("mark", {}, part) : part);
    at = end;
  }
  return parts;
}

/** A text from a little before the first word that was looked for. */
export function excerpt(text, words) {
  const characters = [...clean(text)];
  const first = cover(characters, words).indexOf(true);
  if (first < 60) return text;
  const start = characters.indexOf(" ", first - 40);
  return `…${characters.slice(start < 0 || start > first ? first : start).join("")}`;
}

/** Tell those who hear the page what has happened. */
export function announce(text) {
  document.getElementById("live").textContent = clean(text);
}

/**
 * A text with what stands in braces replaced, numbers as they are written; of "{count} {article|articles}" the one
 * that fits the count.
 */
export function fill(template, values) {
  const write = (value) => (typeof value === "number" ? value.toLocaleString("en") : String(value));
  return template
    .replace(/\{([^{}|]+)\|([^{}]+)\}/g, (_, one, many) => (String(values.count) === "1" ? one : many))
    .replace(/\{(\w+)\}/g, (_, name) => write(values[name]));
}
