// What the canvas is given: the drawn nodes with shapes and labels, and the links between them, grouped.

import { radiusOf } from "./layout.js";
import { shapeOf, styleName } from "./look.js";
import { inLanguage, readableDate, shorten } from "./text.js";

const DATES_SHOWN = 2;

// What an event is called beside its node: its type and days; who took part, the links say.
export function shortLabel(node, model, language) {
  const { value } = node;
  const dates = value.dates.slice(0, DATES_SHOWN).map((each) => readableDate(each, language));
  const more = value.dates.length > DATES_SHOWN ? " …" : "";
  return [model.labelOf(value.type, language), dates.join(" / ") + more].filter(Boolean).join(" · ");
}

function labelsOf(node, model, language) {
  const other = model.island.otherLanguage(language);
  if (node.kind === "event") {
    const line = (each) => ({ text: shortLabel(node, model, each), direction: model.directionOf(each) });
    return { label: line(language), sub: line(other) };
  }
  const [first, second] = [inLanguage(node.labels, language), inLanguage(node.labels, other)];
  const line = (each, width) => ({ text: shorten(each.text, width), direction: model.directionOf(each.language) });
  return { label: line(first, 34), sub: second.text === first.text ? null : line(second, 38) };
}

export function sceneOf(model, keys, { language, signature }) {
  const nodes = [...keys].map((key) => {
    const node = model.nodes.get(key);
    const seen = node.links.filter((link) => keys.has(model.other(link, key).key)).length;
    return {
      key, kind: node.kind, style: styleName(node), shape: shapeOf(node), r: radiusOf(node, seen),
      status: node.value.status, disputed: node.kind === "event" && node.value.disputed.length > 0,
      hidden: node.links.length - seen, weight: node.links.length, ...labelsOf(node, model, language),
    };
  }).sort((a, b) => Number(a.kind === "event") - Number(b.kind === "event") || b.weight - a.weight || (a.key < b.key ? -1 : 1));
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const links = [...model.links.values()].filter((link) => byKey.has(link.from) && byKey.has(link.to)).map((link) => ({
    key: link.key, from: link.from, to: link.to, a: byKey.get(link.from), b: byKey.get(link.to),
    office: link.roles.length > 0, placeOnly: link.place && !link.participant,
    disputed: link.place && model.nodes.get(link.from).value.disputed.includes("place"),
    count: Number(link.participant) + Number(link.place) + link.roles.length,
  }));
  return { nodes, links, signature, content: [...keys].sort().join("\n") };
}
