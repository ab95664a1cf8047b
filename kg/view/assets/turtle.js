/**
 * Statements as Turtle, in the words of the graph: those who take part, the statements, their evidence, its documents.
 */

import { articles, legend, prefixes, statements, things } from "./data.js";

/** What a date looks like, by its precision. */
const DATES = { "xsd:date": /^-?\d{4,}-\d\d-\d\d$/, "xsd:gYearMonth": /^-?\d{4,}-\d\d$/, "xsd:gYear": /^-?\d{4,}$/ };
/** Kinds that the page gives to what has no class of its own. */
const NONE = new Set(["Thing", "Event", "ActualEvent", "Occurrence"]);
const USED = ["dip", "rdf", "rdfs", "xsd", "dcterms", "prov", "nif", "skos"];
/** What a name between "<" and ">" may not hold. */
const UNFIT = /[\u0000-\u0020<>"{}|^`\\]/g;

/** A name as the page has it (a path below `id/`, a prefixed name, an IRI) as Turtle writes it. */
function iri(name) {
  const [, prefix, local] = /^(\w+):(.*)$/s.exec(name) ?? [];
  if (prefix === "dip") return name;
  const whole = prefixes[prefix] ? prefixes[prefix] + local : prefix ? name : prefixes.id + name;
  return `<${whole.replace(UNFIT, encodeURIComponent)}>`;
}

function literal(text, type = "") {
  const escaped = text
    .toWellFormed()
    .replace(/[\\"]/g, "\\$&")
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\U${sign.codePointAt(0).toString(16).padStart(8, "0")}`);
  return `"${escaped}"${type ? `^^${type}` : ""}`;
}

/** One subject with its properties, as [property, value] pairs; those without a value are left out. */
function block(subject, pairs) {
  const told = pairs.filter(([, value]) => value).map(([name, value]) => `    ${name} ${value}`);
  return `${subject}\n${told.join(" ;\n")} .\n`;
}

function describeThing(id) {
  const { label, names, term } = things[id];
  return block(iri(id), [
    ["a", NONE.has(term) ? "" : `dip:${term}`],
    ["rdfs:label", literal(label)],
    ["skos:altLabel", names.map((name) => literal(name)).join(", ")],
  ]);
}

function evidenceOf([number, , , , , begin, end]) {
  return iri(`${articles[number].id}#char=${begin},${end}`);
}

function describeEvidence(passage) {
  const [number, begin, end, from, to, ownBegin, ownEnd] = passage;
  const { id, text } = articles[number];
  return block(evidenceOf(passage), [
    ["a", "dip:Evidence, nif:String"],
    ["nif:anchorOf", literal(text.slice(begin, end))],
    ["nif:beginIndex", String(ownBegin)],
    ["nif:endIndex", String(ownEnd)],
    ["nif:referenceContext", iri(id)],
    ["dip:sentence", literal(text.slice(from, to))],
  ]);
}

function describeDocument({ id, name, title, issued, publisher, source }) {
  return block(iri(id), [
    ["a", "dip:Document"],
    ["dcterms:identifier", literal(name)],
    ["dcterms:title", title && literal(title)],
    ["dcterms:issued", issued && literal(issued, DATES["xsd:date"].test(issued) ? "xsd:date" : "")],
    ["dcterms:publisher", publisher && literal(publisher)],
    ["dcterms:source", source && literal(source)],
  ]);
}

function describeNote(name, text) {
  if (name === "status") return `dip:${text}`;
  const type = name === "date" ? Object.keys(DATES).find((key) => DATES[key].test(text)) : "";
  return literal(text, type);
}

function describeStatement(one) {
  const fact = one.factuality === "Fact" && one.voice === "own";
  const roles = Map.groupBy(one.roles, ([role]) => role);
  const ends = [...roles].map(([role, pairs]) => [
    one.mark ? `dip:${role}` : `rdf:${role}`,
    pairs.map(([, id]) => iri(id)).join(", "),
  ]);
  const type = ["dip:Event", ...(NONE.has(one.term) ? [] : [`dip:${one.term}`]), ...(fact ? ["dip:ActualEvent"] : [])];
  return block(iri(one.id), [
    ["a", one.mark ? type.join(", ") : "rdf:Statement"],
    ["rdfs:label", one.mark ? literal(one.label) : ""],
    ...ends,
    ["rdf:predicate", one.mark ? "" : `dip:${one.term}`],
    ["dip:factuality", `dip:${one.factuality}`],
    ["dip:attributedTo", one.sources.map((id) => (id === legend.unnamed ? "dip:UnnamedSource" : iri(id))).join(", ")],
    ...one.notes.map(([name, text]) => [`dip:${name}`, describeNote(name, text)]),
    ["prov:wasDerivedFrom", [...new Set(one.passages.map(evidenceOf))].join(", ")],
  ]);
}

/** The triple of a relation that the graph has for itself: told as fact, current, nobody's claim. */
function describePlainly(one) {
  if (!one.asserted || one.factuality !== "Fact" || one.voice !== "own") return [];
  const [[, subject], [, object]] = one.roles;
  return [block(iri(subject), [[`dip:${one.term}`, iri(object)]])];
}

/** The statements with these indices, and all they speak of, as Turtle. */
export function writeTurtle(indices) {
  const told = [...indices].sort((a, b) => a - b).map((index) => statements[index]);
  const passages = told.flatMap((one) => one.passages);
  const quoted = new Map(passages.map((passage) => [evidenceOf(passage), passage]));
  const involved = new Set(told.flatMap((one) => one.nodes));
  const sources = new Set(passages.map(([number]) => number));
  return [
    `${USED.map((prefix) => `@prefix ${prefix}: <${prefixes[prefix]}> .`).join("\n")}\n`,
    ...[...involved].sort().map(describeThing),
    ...told.map(describeStatement),
    ...new Set(told.flatMap(describePlainly)),
    ...[...quoted.values()].map(describeEvidence),
    ...[...sources].sort((a, b) => a - b).map((number) => describeDocument(articles[number])),
  ].join("\n");
}
