/**
 * What is drawn of all that the page holds: neighbours come and go, and each finds a place beside those who are there.
 *
 * A node keeps its place once it has one. Python places what is drawn at first; each further node goes to the nearest
 * free spot beside its neighbours, so the same steps give the same drawing.
 */

import { keep } from "./address.js";
import { indexOf, nodes, nodesOf, statements, things } from "./data.js";
import { passing } from "./filter.js";
import { meet } from "./shapes.js";
import { state, tell } from "./state.js";

/** Statements that come at a time. */
const AT_A_TIME = 20;
/** Statements that come with a thing that was not drawn. */
const WITH_A_THING = 6;
/** Space around boxes, between rings of tried spots, and how many rings and spots are tried. */
const MARGIN = 9;
const RING = 26;
const RINGS = 80;
const SPOTS = 24;

const initial = new Set(state.drawn);
const isPlaced = (id) => nodes.get(id).x !== undefined;
let steps = [];

/** Names of all nodes that are drawn, whatever the filters say. */
export function drawnNodes() {
  return new Set([...[...state.drawn].flatMap((index) => nodesOf(statements[index])), ...state.kept]);
}

/** The statements of a thing that pass the filters but are not drawn. */
function unseen(id) {
  const passed = passing();
  return nodes.get(id).statements.filter((index) => passed.has(index) && !state.drawn.has(index));
}

/** The unseen statements of a thing: what joins it to those who are there first. */
function waiting(id) {
  const there = drawnNodes();
  const known = (index) => statements[index].nodes.filter((one) => there.has(one)).length;
  return unseen(id).sort(
    (a, b) => known(b) - known(a) || statements[b].newest.localeCompare(statements[a].newest) || a - b,
  );
}

/** The drawn statements that hang on a thing alone: all others in them have nothing else that is drawn. */
export function hanging(id) {
  const own = new Set(nodes.get(id).statements.filter((index) => state.drawn.has(index)));
  const isTied = (one) =>
    one !== id && nodes.get(one).statements.some((index) => state.drawn.has(index) && !own.has(index));
  return [...own].filter((index) => !statements[index].nodes.some(isTied));
}

/** How many statements of a thing pass the filters but are not drawn. */
export function countWaiting(id) {
  return unseen(id).length;
}

/** How many statements `expand` would draw. */
export function nextWaiting(id) {
  return Math.min(AT_A_TIME, countWaiting(id));
}

/** Draw statements and all who take part in them, where they are not drawn yet. */
export function reveal(indices) {
  const fresh = [...indices].filter((index) => !state.drawn.has(index)).sort((a, b) => a - b);
  if (!fresh.length) return;
  for (const index of fresh) takeStep("show", statements[index].id);
  tell("filter");
}

/** Draw a thing with a few of its statements. */
export function revealThing(id) {
  if (!drawnNodes().has(id)) reveal(waiting(id).slice(0, WITH_A_THING));
}

/** Draw the neighbours of a thing, as many as come at a time. */
export function expand(id) {
  takeStep("open", id);
  tell("filter");
}

/** Put away what hangs on a thing alone. */
export function collapse(id) {
  takeStep("shut", id);
  tell("filter");
}

/** Draw again what was drawn at first, and nothing else. */
export function startAgain() {
  steps = [];
  state.drawn = new Set(initial);
  state.kept.clear();
  tell("filter");
}

/** Whether more or less is drawn than at first. */
export function isChanged() {
  return steps.length > 0;
}

function draw(index) {
  state.drawn.add(index);
  const own = nodesOf(statements[index]);
  for (const id of own.filter((one) => !isPlaced(one))) settle(nodes.get(id), own.filter(isPlaced));
}

function boxOf({ x, y, size, width, height }) {
  const top = y - size - MARGIN / 2;
  return { left: x - (width + MARGIN) / 2, right: x + (width + MARGIN) / 2, top, bottom: top + height + MARGIN };
}

/** Give a node the free spot that is nearest to its neighbours, outwards from the middle of the drawing. */
function settle(node, neighbours) {
  const around = neighbours.map((id) => nodes.get(id));
  const taken = [...nodes.values()].filter(({ id }) => isPlaced(id)).map(boxOf);
  const lowest = Math.max(0, ...taken.map(({ bottom }) => bottom));
  const mean = (axis) => around.reduce((sum, one) => sum + one[axis], 0) / around.length;
  const [x, y] = around.length ? [mean("x"), mean("y")] : [0, lowest];
  const outwards = Math.atan2(y, x);
  for (let ring = 1; ring <= RINGS; ring += 1) {
    for (let spot = 0; spot < SPOTS; spot += 1) {
      const turn = Math.ceil(spot / 2) * (spot % 2 ? 1 : -1);
      const angle = outwards + (turn * 2 * Math.PI) / SPOTS;
      const tried = {
        ...node,
        x: Math.round(x + ring * RING * Math.cos(angle)),
        y: Math.round(y + ring * RING * Math.sin(angle)),
      };
      const box = boxOf(tried);
      if (taken.some((other) => meet(box, other))) continue;
      Object.assign(node, { x: tried.x, y: tried.y });
      return;
    }
  }
  Object.assign(node, { x: Math.round(x), y: lowest + RING });
}

const ACTS = {
  open(id) {
    state.kept.delete(id);
    for (const index of waiting(id).slice(0, AT_A_TIME)) draw(index);
  },
  shut(id) {
    for (const index of hanging(id)) state.drawn.delete(index);
    state.kept.add(id);
  },
  show: (id) => draw(indexOf.get(id)),
};

/** Take a step without a word: whoever takes the last one tells that more or less is drawn. */
function takeStep(act, id) {
  steps.push([act, id]);
  ACTS[act](id);
}

/** Whether a step that the address names can be taken on this page. */
function isPossible([act, id]) {
  if (act === "show") return indexOf.has(id) && !state.drawn.has(indexOf.get(id));
  return Object.hasOwn(ACTS, act) && Object.hasOwn(things, id);
}

keep({
  write(kept) {
    for (const step of steps) kept.append("step", step.join(" "));
  },
  read(kept) {
    for (const step of kept.getAll("step").map((words) => words.split(" "))) if (isPossible(step)) takeStep(...step);
    if (steps.length) tell("filter");
  },
});
