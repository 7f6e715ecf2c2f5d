// Finding nodes by name in both scripts: whole words first, then beginnings, then spellings one letter apart.

import { formsOf } from "./model.js";

const ARTICLE = "ال";
const stem = (word) => (word.startsWith(ARTICLE) && word.length > 4 ? word.slice(2) : word);

// Whether one letter added, left out, changed or two swapped turns one word into the other.
export function oneLetterApart(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [x, y] = [a.slice(start), b.slice(start)];
  return x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

function rank(wanted, word) {
  if (wanted === word) return 3;
  if (word.startsWith(wanted) && wanted.length > 1) return 2;
  return 0;
}

const near = (wanted, word) => (wanted.length > 3 && word.length > 3 && oneLetterApart(wanted, word) ? 1 : 0);

export function searcher(model) {
  const index = [...model.nodes.values()].map((node) => ({
    node,
    forms: formsOf(node, model).map((form) => ({ form, words: model.fold(form).split(" ").map(stem) })),
  }));
  let sentences = null; // folded only when somebody asks for words that no name holds

  function score(wanted, words, compare) {
    let sum = 0;
    for (const each of wanted) {
      const best = words.reduce((most, word) => Math.max(most, compare(each, word)), 0);
      if (best === 0) return 0;
      sum += best;
    }
    return sum / wanted.length + (wanted.length === words.length ? 0.5 : 0);
  }

  function pass(wanted, compare) {
    const found = [];
    for (const { node, forms } of index) {
      let best = { score: 0, form: null };
      for (const { form, words } of forms) {
        const each = score(wanted, words, compare);
        if (each > best.score) best = { score: each, form };
      }
      if (best.score > 0) found.push({ node, ...best });
    }
    return found;
  }

  function inSentences(wanted) {
    sentences ??= index.filter(({ node }) => node.kind === "event").map(({ node }) => ({
      node, words: node.value.evidence.flatMap((each) => model.fold(each.quote).split(" ").map(stem)),
    }));
    return sentences.filter(({ words }) => score(wanted, words, rank) > 0).map(({ node }) => ({ node, score: 0.5, form: null }));
  }

  // Nodes that answer to `text`, the best first: {node, score, form, close}; `close` when only a spelling nearby fits.
  return function search(text, { kind = null } = {}) {
    const wanted = model.fold(text).split(" ").filter(Boolean).map(stem);
    if (wanted.length === 0) return [];
    const fits = ({ node }) => kind === null || node.kind === kind;
    let found = pass(wanted, rank).filter(fits);
    let close = false;
    if (!found.some(({ node }) => node.kind === "entity")) {
      const similar = pass(wanted, (a, b) => rank(a, b) || near(a, b)).filter(fits);
      close = similar.length > found.length;
      found = similar;
    }
    if (kind !== "entity") {
      const known = new Set(found.map(({ node }) => node.key));
      found.push(...inSentences(wanted).filter(({ node }) => !known.has(node.key)));
    }
    const first = (node) => (node.kind === "entity" ? 1 : 0);
    return found
      .map((each) => ({ ...each, close }))
      .sort((a, b) => first(b.node) - first(a.node) || b.score - a.score || b.node.links.length - a.node.links.length ||
        (a.node.key < b.node.key ? -1 : 1));
  };
}
