/**
 * The table of all statements, which can take the place of the drawing: what passes the filters, each opens its card.
 */

import { keep, remember } from "./address.js";
import { indexOf, statements, totals, words } from "./data.js";
import { passing } from "./filter.js";
import { chooseStatements } from "./network.js";
import { listen, state } from "./state.js";
import { element, fill } from "./text.js";

const table = document.getElementById("table");
const summary = table.querySelector("p");
const switcher = document.getElementById("view");
const told = [...table.querySelectorAll("tr[data-statement]")].map((row) => {
  const index = indexOf.get(row.dataset.statement);
  const name = row.querySelector("th");
  const act = () => chooseStatements([index], statements[index].label);
  const button = element("button", { type: "button", class: "link", text: name.textContent, on: { click: act } });
  name.replaceChildren(button);
  return { row, button, index };
});

function showRows() {
  const passed = passing();
  for (const { row, index } of told) row.hidden = !passed.has(index);
  const beyond = totals.statements - statements.length;
  const sum = fill(words.passing, { here: passed.size, count: statements.length });
  summary.textContent = beyond > 0 ? `${sum} ${fill(words.beyond, { count: beyond })}` : sum;
}

function markRows() {
  for (const { row, index } of told) row.classList.toggle("chosen", state.chosen?.statements.has(index) ?? false);
}

/** Show the table in place of the drawing, or the drawing again. */
export function showTable(open) {
  if (open) document.documentElement.dataset.view = "table";
  else delete document.documentElement.dataset.view;
  switcher.setAttribute("aria-pressed", String(open));
  keepFocusVisible(open);
  remember();
}

/** While the table is only heard, its buttons are no stops of the Tab key. */
function keepFocusVisible(open) {
  for (const { button } of told) button.tabIndex = open ? 0 : -1;
}

function isTableShown() {
  return document.documentElement.dataset.view === "table";
}

keep({
  write(kept) {
    if (isTableShown()) kept.set("view", "table");
  },
  read(kept) {
    if (kept.get("view") === "table") showTable(true);
  },
});

keepFocusVisible(false);
table.tabIndex = -1;
document.getElementById("shown").before(table);
switcher.addEventListener("click", () => showTable(!isTableShown()));
listen("filter", showRows);
listen("choose", markRows);
