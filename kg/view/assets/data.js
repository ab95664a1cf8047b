/**
 * What the page was given, and who belongs to whom.
 */

function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

export const { articles, first, legend, prefixes, statements, things, totals } = read("page-data");
/** What the page says of its own doing. */
export const { words } = legend;
export const nodes = new Map(read("page-nodes").map((node) => [node.id, node]));
export const lines = read("page-lines");
/** The number of a statement by its name. */
export const indexOf = new Map(statements.map(({ id }, index) => [id, index]));

const groups = new Map(legend.groups.map((group) => [group.key, group]));

for (const one of statements) {
  one.voice = one.sources.length ? "claimed" : "own";
  one.nodes = [...new Set([...one.roles.map(([, thing]) => thing), ...one.sources.filter((id) => things[id])])];
  one.publisher = articles[one.passages[0]?.[0]]?.publisher || words.unpublished;
  one.newest =
    one.passages
      .map(([article]) => articles[article].issued)
      .sort()
      .at(-1) ?? "";
}

/** Names of the nodes that a statement needs: its square, where it has one, and those who take part. */
export function nodesOf({ mark, nodes: taking }) {
  return mark ? [mark, ...taking] : taking;
}

/** What an article is called. */
export function titleOf({ title, name }) {
  return title || name;
}

/** What a node is called in the words of the graph; a source without a node is already in words. */
export function nameOf(id) {
  return things[id]?.label ?? nodes.get(id)?.label ?? id;
}

export function groupOf(id) {
  return groups.get(things[id]?.group) ?? null;
}

/** Three letters that stand for a state, where its name in the graph is its ISO code. */
export function codeOf(id) {
  return /^state\/[A-Z]{3}$/.test(id) ? id.slice(6) : "";
}

/** Statements in the order of reading: the newest article first, each from its beginning. */
export function newestFirst(indices) {
  const start = (index) => statements[index].passages[0] ?? [articles.length, 0, 0];
  return [...indices].sort((a, b) => {
    const [one, other] = [start(a), start(b)];
    return one[0] - other[0] || one[1] - other[1] || a - b;
  });
}

/** The sentences of an article that say something, in order, without overlap: {begin, end, statements}. */
export function sentencesOf(article) {
  const found = [];
  statements.forEach((one, index) => {
    for (const [where, , , begin, end] of one.passages) if (where === article) found.push({ begin, end, index });
  });
  found.sort((a, b) => a.begin - b.begin || b.end - a.end || a.index - b.index);
  const sentences = [];
  for (const { begin, end, index } of found) {
    const last = sentences.at(-1);
    if (last && begin < last.end) last.statements.add(index);
    else sentences.push({ begin, end, statements: new Set([index]) });
  }
  return sentences;
}
