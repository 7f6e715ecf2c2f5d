// The graph of the page: nodes for entities and events, one link for everything that ties two nodes.

import { folder } from "./fold.js";
import { tidy } from "./text.js";

const EVENT = "ev:"; // no entity id holds a colon, so the keys of both kinds stay apart

export const eventKey = (id) => EVENT + id;
const fallback = (labels, id) => (Object.values(labels ?? {}).some(tidy) ? labels : { en: id });

export function modelOf(island) {
  const { graph } = island;
  const fold = folder(island.folding);
  const nodes = new Map();
  const links = new Map();

  for (const value of graph.entities) {
    nodes.set(value.id, { key: value.id, kind: "entity", type: value.type, value, labels: fallback(value.labels, value.id), links: [] });
  }
  for (const value of graph.events) {
    const node = { key: eventKey(value.id), kind: "event", type: value.type, value, labels: fallback(value.label, value.id), links: [] };
    node.sources = new Set(value.evidence.map((each) => each.source));
    node.languages = new Set(value.evidence.map((each) => each.language));
    node.reports = value.evidence.filter((each) => !each.translation_of).length; // a translation confirms nothing
    nodes.set(node.key, node);
  }

  function link(from, to) {
    const key = `${from}|${to}`;
    if (!links.has(key)) {
      const made = { key, from, to, participant: false, place: false, roles: [] };
      links.set(key, made);
      nodes.get(from).links.push(made);
      nodes.get(to).links.push(made);
    }
    return links.get(key);
  }
  for (const event of graph.events) {
    for (const kind of ["participants", "places"]) {
      for (const id of event[kind]) if (nodes.has(id)) link(eventKey(event.id), id)[kind.slice(0, -1)] = true;
    }
  }
  const roles = new Map();
  for (const role of graph.roles) {
    for (const id of new Set([role.person, role.of])) if (id !== null) roles.set(id, [...(roles.get(id) ?? []), role]);
    if (nodes.has(role.person) && nodes.has(role.of) && role.person !== role.of) link(role.person, role.of).roles.push(role);
  }

  const mentions = new Map();
  for (const entity of graph.entities) {
    const node = nodes.get(entity.id);
    node.sources = new Set(entity.mentions.map((each) => each.source));
    node.languages = new Set(entity.mentions.map((each) => each.language));
    for (const mention of entity.mentions) {
      if (!mentions.has(mention.source)) mentions.set(mention.source, []);
      mentions.get(mention.source).push({ ...mention, entity: entity.id });
    }
  }
  const claims = new Map();
  for (const event of graph.events) for (const each of event.evidence) claims.set(each.claim, each);

  return {
    island, fold, nodes, links, roles, mentions, claims,
    documents: new Map(graph.documents.map((each) => [each.source, each])),
    other: (each, key) => nodes.get(each.from === key ? each.to : each.from),
    directionOf: (language) => island.languages[language] ?? "ltr",
    labelOf: (name, language) => {
      const label = (Object.hasOwn(island.labels, name) && island.labels[name][language]) || tidy(name);
      return label.charAt(0).toLocaleUpperCase() + label.slice(1);
    },
  };
}

// Other spellings, the forms in the articles and the words for the type: all that a search may find a node by.
export function formsOf(node, model) {
  const { value } = node;
  const forms = new Set(Object.values(node.labels));
  if (node.kind === "entity") {
    for (const names of Object.values(value.names)) names.forEach((each) => forms.add(each));
    value.mentions.filter((each) => each.form === "name" || each.form === "demonym").forEach((each) => forms.add(each.text));
  } else {
    Object.values(model.island.labels[node.type] ?? {}).forEach((each) => forms.add(each));
  }
  return [...forms];
}
