/**
 * What is chosen and which article is open, as the address keeps it.
 */

import { keep } from "./address.js";
import { articles, nodes, statements, things, words } from "./data.js";
import { lineCalled } from "./lines.js";
import { chooseLine, chooseStatements, chooseThing } from "./network.js";
import { openArticle, state } from "./state.js";

keep({
  write(kept) {
    const { chosen } = state;
    if (chosen?.thing) kept.set("thing", chosen.thing);
    else if (chosen && !chosen.path)
      for (const index of chosen.statements) kept.append("statement", statements[index].id);
  },
  read(kept) {
    const thing = kept.get("thing");
    const wanted = new Set(kept.getAll("statement"));
    const own = [...statements.keys()].filter((index) => wanted.has(statements[index].id));
    if (thing && things[thing] && nodes.has(thing)) chooseThing(thing);
    else if (own.length) chooseStatements(own, own.length === 1 ? statements[own[0]].label : words.ofAddress);
  },
});

keep({
  write(kept) {
    if (state.chosen?.line) kept.set("line", state.chosen.line);
  },
  read(kept) {
    const line = lineCalled(kept.get("line"));
    if (line) chooseLine(line);
  },
});

keep({
  write(kept) {
    if (state.article > 0) kept.set("article", articles[state.article].id);
  },
  read(kept) {
    const number = articles.findIndex(({ id }) => id === kept.get("article"));
    if (number >= 0) openArticle(number);
  },
});
