/**
 * What can be done with a thing that is chosen: show more of its neighbours, put them away, look for a path from it.
 */

import { things, words } from "./data.js";
import { collapse, countWaiting, expand, hanging, nextWaiting } from "./expand.js";
import { chooseThing, network, showChosen } from "./network.js";
import { openPath } from "./paths.js";
import { state } from "./state.js";
import { element, fill } from "./text.js";

function open(id) {
  if (!countWaiting(id)) return;
  expand(id);
  chooseThing(id);
  showChosen();
}

function shut(id) {
  if (!hanging(id).length) return;
  collapse(id);
  chooseThing(id);
}

/** The card is written anew after it: the button that was pressed keeps the focus, or else the next one. */
function keepingFocus(act, id) {
  return ({ currentTarget: { dataset } }) => {
    act(id);
    (
      document.querySelector(`.actions [data-act="${dataset.act}"]`) ?? document.querySelector(".actions button")
    )?.focus();
  };
}

/** The buttons for a thing. */
export function thingActions(id) {
  const make = (act, key, label, does) =>
    element("button", { type: "button", "data-act": act, "aria-keyshortcuts": key, on: { click: does } }, label);
  const parts = [];
  if (countWaiting(id))
    parts.push(make("open", "e", fill(words.open, { count: nextWaiting(id) }), keepingFocus(open, id)));
  if (hanging(id).length) parts.push(make("shut", "c", words.shut, keepingFocus(shut, id)));
  parts.push(make("path", "p", words.pathHere, () => openPath(true, id)));
  return element("div", { class: "actions" }, ...parts);
}

network.on("doubleClick", ({ pointer }) => {
  const id = network.getNodeAt(pointer.DOM);
  if (!things[id]) return;
  if (countWaiting(id)) open(id);
  else shut(id);
});

const ON_KEYS = { e: open, c: shut, p: (id) => openPath(true, id) };
document.getElementById("network").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !ON_KEYS[event.key] || !state.chosen?.thing) return;
  event.preventDefault();
  ON_KEYS[event.key](state.chosen.thing);
});
