/**
 * Time: how many statements happened when, two handles that choose a stretch of it, and a button that plays it through.
 *
 * A bar stands for each year, month or day in which something happened, whichever is the finest that is not too many;
 * times in which nothing happened are left out, so that a century of silence takes no room.
 */

import { statements, words } from "./data.js";
import { passingAtAnyTime } from "./filter.js";
import { listen, setTime, state } from "./state.js";
import { announce, element, fill } from "./text.js";

/** Length of the prefix of a day that names a bar: a day, a month, a year, a decade, a century. */
const UNITS = [10, 7, 4, 3, 2];
const MOST_BARS = 72;
/** Milliseconds that a bar lasts while time is played. */
const PACE = 700;
/** Pixels from the middle of one name to that of the next. */
const NAME_ROOM = 38;

const dated = statements.filter(({ when }) => when.length);
const unit = UNITS.find((length) => barsOf(length).length <= MOST_BARS) ?? 1;
const bars = barsOf(unit);
const least = Math.max(1, bars.length - 1);
let playing = null;

function barsOf(length) {
  return [...new Set(dated.map(({ when }) => when[0].slice(0, length)))].sort();
}

/** A bar's time in words: "1962", "Oct 1962", "24 Oct 1962", "1960s". */
function nameTime(time) {
  if (time.length < 4) return `${time.padEnd(4, "0")}s`;
  if (time.length === 4) return time;
  const parts = { year: "numeric", month: "short", ...(time.length > 7 ? { day: "numeric" } : {}), timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", parts).format(new Date(time));
}

function handle(name, label) {
  return element("input", {
    type: "range",
    class: "handle",
    "data-end": name,
    min: "0",
    max: String(bars.length - 1),
    step: "1",
    "aria-label": label,
  });
}

const fromHandle = handle("from", words.from);
const toHandle = handle("to", words.to);
const chart = element("div", { class: "chart", "aria-hidden": "true" });
const stretch = element("output", { class: "stretch" });
const play = element("button", { type: "button", class: "play", on: { click: () => (playing ? pause() : start()) } });
const undated = element("input", { type: "checkbox", on: { change: () => setTime({ undated: undated.checked }) } });
const without = element("span", { class: "word" });
const columns = bars.map((time, place) => {
  const column = element("i", { title: nameTime(time) }, element("b", {}), element("b", {}));
  column.style.setProperty("--place", String(place / least));
  return column;
});

/** The handles as the times say: the whole where they say nothing. */
function places() {
  const first = bars.findIndex((time) => time >= state.time.from.slice(0, unit));
  const last = bars.findLastIndex((time) => time <= state.time.to.slice(0, unit));
  return [state.time.from && first >= 0 ? first : 0, state.time.to && last >= 0 ? last : bars.length - 1];
}

/** Let the stretch between two bars pass; the whole is no filter. */
function pass(first, last) {
  setTime({ from: first > 0 ? bars[first] : "", to: last < bars.length - 1 ? bars[last] : "" });
}

function drag(event) {
  pause();
  const [first, last] = [Number(fromHandle.value), Number(toHandle.value)];
  if (first <= last) pass(first, last);
  else if (event.target === fromHandle) pass(last, last);
  else pass(first, first);
}

function advance() {
  const [first, last] = places();
  if (last >= bars.length - 1) {
    pause();
    return;
  }
  pass(first, last + 1);
  announce(stretch.textContent);
}

/** Play from the first handle on, or from where the second one stands. */
function start() {
  const [first, last] = places();
  playing = setInterval(advance, PACE);
  if (last >= bars.length - 1) pass(first, first);
  showPlay();
}

function pause() {
  clearInterval(playing);
  playing = null;
  showPlay();
}

function showPlay() {
  play.textContent = playing ? "❚❚" : "▶";
  play.setAttribute("aria-label", playing ? words.pause : words.play);
  play.title = playing ? words.pause : words.play;
}

/** Count anew: each bar has what could be shown behind what is drawn. */
function showTime() {
  const [first, last] = places();
  const could = new Map(bars.map((time) => [time, [0, 0]]));
  let timeless = 0;
  for (const index of passingAtAnyTime()) {
    const { when } = statements[index];
    if (!when.length) timeless += 1;
    else could.get(when[0].slice(0, unit))[state.drawn.has(index) ? 1 : 0] += 1;
  }
  const highest = Math.max(1, ...[...could.values()].map(([more, drawn]) => more + drawn));
  for (const [place, time] of bars.entries()) {
    const [more, drawn] = could.get(time);
    const [behind, before] = columns[place].children;
    behind.style.height = `${((more + drawn) / highest) * 100}%`;
    before.style.height = drawn ? `max(2px, ${(drawn / highest) * 100}%)` : "0";
    columns[place].classList.toggle("out", place < first || place > last);
  }
  for (const [input, place] of [
    [fromHandle, first],
    [toHandle, last],
  ]) {
    input.value = String(place);
    input.setAttribute("aria-valuetext", nameTime(bars[place]));
  }
  chart.style.setProperty("--first", String(first / least));
  chart.style.setProperty("--last", String(last / least));
  stretch.textContent = first === last ? nameTime(bars[first]) : `${nameTime(bars[first])} – ${nameTime(bars[last])}`;
  undated.checked = state.time.undated;
  without.textContent = fill(words.undated, { count: timeless });
}

/** The names of bars: of each, or of the first one of each year. */
function nameBars() {
  const year = (time) => (unit > 4 ? time.slice(0, 4) : time);
  return bars.flatMap((time, place) => {
    if (place && year(time) === year(bars[place - 1])) return [];
    const name = element("span", {}, unit > 4 ? year(time) : nameTime(time));
    name.style.setProperty("--place", String(place / least));
    return [name];
  });
}

/** Show as many names as there is room for. */
function thinNames(names) {
  let free = Number.NEGATIVE_INFINITY;
  for (const name of names) {
    const place = Number(name.style.getPropertyValue("--place")) * chart.clientWidth;
    name.hidden = place < free;
    if (!name.hidden) free = place + NAME_ROOM;
  }
}

function build() {
  for (const input of [fromHandle, toHandle]) input.addEventListener("input", drag);
  const names = nameBars();
  chart.append(...columns, ...names);
  new ResizeObserver(() => thinNames(names)).observe(chart);
  const isLong = bars.length > 1;
  const slider = element("div", { class: "slider" }, chart, ...(isLong ? [fromHandle, toHandle] : []));
  const some = dated.length < statements.length ? [element("label", { class: "undated" }, undated, without)] : [];
  const parts = [...(isLong ? [play] : []), slider, stretch, ...some];
  document.getElementById("graph").append(element("section", { id: "time", "aria-label": words.time }, ...parts));
  showPlay();
  showTime();
  listen("filter", showTime);
}

if (bars.length) build();
