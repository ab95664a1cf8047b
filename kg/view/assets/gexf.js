/**
 * What is shown as GEXF, for Gephi and other programs that draw networks: with places, colours and sizes.
 */

import { groupOf, nodes, nodesOf, statements, things } from "./data.js";
import { colour } from "./looks.js";
import { clean } from "./text.js";

const GEXF = "http://www.gexf.net/1.2draft";
const VIZ = "http://www.gexf.net/1.2draft/viz";
const NODE_FACTS = ["kind", "factuality", "date"];
const EDGE_FACTS = ["role", "factuality", "sources"];

/** Elements of one document, each made inside its parent. */
function makeWriter() {
  const sheet = document.implementation.createDocument(GEXF, "gexf");
  const add = (parent, tag, attributes = {}, space = GEXF) => {
    const made = sheet.createElementNS(space, space === VIZ ? `viz:${tag}` : tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(
        name,
        clean(String(value))
          .replace(/[\ufffe\uffff]/g, "")
          .toWellFormed(),
      );
    }
    parent.append(made);
    return made;
  };
  return [sheet.documentElement, add];
}

function declare(add, graph, kind, names) {
  const attributes = add(graph, "attributes", { class: kind });
  for (const name of names) add(attributes, "attribute", { id: name, title: name, type: "string" });
}

function addFacts(add, parent, names, facts) {
  const values = add(parent, "attvalues");
  for (const name of names) if (facts[name]) add(values, "attvalue", { for: name, value: facts[name] });
}

function factsOf(node) {
  if (things[node.id]) return { kind: things[node.id].term };
  const one = statements[node.statements[0]];
  return { kind: one.term, factuality: one.factuality, date: new Map(one.notes).get("date") };
}

function addNode(add, parent, node) {
  const made = add(parent, "node", { id: node.id, label: node.label });
  addFacts(add, made, NODE_FACTS, factsOf(node));
  const family = things[node.id] ? groupOf(node.id).key : statements[node.statements[0]].family;
  const [r, g, b] = colour(family).match(/\d+/g);
  add(made, "color", { r, g, b }, VIZ);
  add(made, "position", { x: node.x, y: -node.y, z: 0 }, VIZ);
  add(made, "size", { value: node.size }, VIZ);
}

function edgesOf(one) {
  const sources = one.sources.map((id) => things[id]?.label ?? id).join("; ");
  const facts = { factuality: one.factuality, sources };
  if (!one.mark) return [{ from: one.roles[0][1], to: one.roles[1][1], role: one.term, ...facts }];
  const told = one.sources.filter((id) => things[id]).map((id) => ["attributedTo", id]);
  return [...one.roles, ...told].map(([role, id]) => ({ from: one.mark, to: id, role, ...facts }));
}

/** The statements with these indices, and those who take part, as GEXF. */
export function writeGexf(indices) {
  const told = [...indices].sort((a, b) => a - b).map((index) => statements[index]);
  const shown = new Set(told.flatMap(nodesOf).filter((id) => nodes.has(id)));
  const [root, add] = makeWriter();
  root.setAttribute("version", "1.2");
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:viz", VIZ);
  const graph = add(root, "graph", { defaultedgetype: "directed", mode: "static" });
  declare(add, graph, "node", NODE_FACTS);
  declare(add, graph, "edge", EDGE_FACTS);
  const drawn = add(graph, "nodes");
  for (const id of [...shown].sort()) addNode(add, drawn, nodes.get(id));
  const joined = add(graph, "edges");
  const edges = told.flatMap(edgesOf).filter(({ from, to }) => shown.has(from) && shown.has(to));
  for (const [number, edge] of edges.entries()) {
    const { from, to, role } = edge;
    addFacts(add, add(joined, "edge", { id: number, source: from, target: to, label: role }), EDGE_FACTS, edge);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}
