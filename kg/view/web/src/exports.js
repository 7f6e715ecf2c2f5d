// What is in view as files: a table, the same JSON as graph.json, and triples.

import { inLanguage, tidy } from "./text.js";

// A spreadsheet takes a cell that begins so for a formula.
const harmless = (text) => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
const cell = (value) => {
  const text = harmless(String(value ?? ""));
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function csv(model, { events, entities }) {
  const label = (node, language) => tidy(node.labels[language] ?? "");
  const names = (ids, language) => ids.map((id) => model.nodes.get(id)).filter(Boolean).map((node) => inLanguage(node.labels, language).text).join("; ");
  const rows = [["kind", "id", "type", "label_en", "label_ar", "dates", "status", "disputed", "participants", "places", "sources", "mentions_or_reports", "sentence"]];
  for (const node of entities) {
    rows.push(["entity", node.value.id, node.type, label(node, "en"), label(node, "ar"), "", "", "", "", "", [...node.sources].join("; "), node.value.mentions.length, ""]);
  }
  for (const node of events) {
    const { value } = node;
    rows.push(["event", value.id, node.type, label(node, "en"), label(node, "ar"), value.dates.join("; "), value.status, value.disputed.join("; "),
      names(value.participants, "en"), names(value.places, "en"), [...node.sources].join("; "), node.reports, value.evidence[0]?.quote ?? ""]);
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export function json(model, { events, entities }) {
  const { graph } = model.island;
  const [eventIds, entityIds] = [new Set(events.map(({ value }) => value.id)), new Set(entities.map(({ value }) => value.id))];
  const part = {
    run: graph.run,
    documents: graph.documents,
    entities: graph.entities.filter((each) => entityIds.has(each.id)),
    events: graph.events.filter((each) => eventIds.has(each.id)),
    roles: graph.roles.filter((each) => entityIds.has(each.person) && (each.of === null || entityIds.has(each.of))),
  };
  return `${JSON.stringify(part, null, 1)}\n`;
}

const iri = (text) => `<${String(text).replace(/[\u0000-\u0020<>"{}|^`\\]/gu, (c) => encodeURIComponent(c))}>`;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const string = (text) => `"${String(text).replace(/[\\"\n\r\t]/gu, (c) => ESCAPES[c]).replace(/[\u0000-\u001f\u007f]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
const tagged = (labels) => Object.entries(labels).filter(([language]) => /^[a-z]{2,8}$/u.test(language)).map(([language, text]) => `${string(text)}@${language}`);

export function turtle(model, { events, entities }) {
  const terms = model.island.vocabulary;
  const known = new Map(entities.map((node) => [node.key, node.value.iri]));
  const statement = (subject, pairs) => {
    const said = pairs.filter(([, objects]) => objects.length).map(([property, objects]) => `  ${property} ${objects.join(", ")}`);
    return `${iri(subject)}\n${said.join(" ;\n")} .\n`;
  };
  const time = (day, clock) => (day ? [`"${day.slice(0, 10)}T${clock}Z"^^${iri(terms.dateTime)}`] : []);
  const of = (ids) => ids.filter((id) => known.has(id)).map((id) => iri(known.get(id)));
  const kind = (name) => [iri(terms.namespace + name)];
  const blocks = entities.map(({ value, type }) => statement(value.iri, [
    ["a", kind(type)], [iri(terms.label), tagged(value.labels)],
    [iri(terms.altLabel), [...new Set(Object.entries(value.names).flatMap(([language, names]) => names.flatMap((each) => tagged({ [language]: each }))))]],
  ]));
  for (const { value } of events) {
    blocks.push(statement(value.iri, [
      ["a", kind(value.type)], [iri(terms.label), tagged(value.label)], [iri(terms.participant), of(value.participants)], [iri(terms.place), of(value.places)],
      [iri(terms.date), value.dates.map(string)], [iri(terms.earliest), time(value.earliest, "00:00:00")], [iri(terms.latest), time(value.latest, "23:59:59")],
      [iri(terms.status), Object.hasOwn(terms.statuses, value.status) ? [iri(terms.statuses[value.status])] : []],
      [iri(terms.disputed), value.disputed.filter((each) => Object.hasOwn(terms.aspects, each)).map((each) => iri(terms.aspects[each]))],
    ]));
  }
  for (const role of model.island.graph.roles) {
    if (known.has(role.person) && (role.of === null || known.has(role.of))) {
      blocks.push(statement(role.iri, [["a", [iri(terms.officeHolding)]], [iri(terms.label), tagged(role.label)], [iri(terms.holder), of([role.person])], [iri(terms.of), of([role.of])]]));
    }
  }
  return blocks.join("\n");
}

export function save(name, content) {
  const link = document.createElement("a");
  const url = URL.createObjectURL(content);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
