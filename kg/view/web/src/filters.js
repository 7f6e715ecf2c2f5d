// What is in view: each facet narrows, and its counts say what every choice would leave with the other facets as they are.

const day = (text, fallback) => (text === null || text === undefined ? fallback : text.slice(0, 10));

// Whether the time an event may have happened in touches the days from…to.
export function within(event, from, to) {
  if (event.earliest === null) return false;
  return (!to || day(event.earliest) <= to) && (!from || day(event.latest, day(event.earliest)) >= from);
}

export const bySources = (node, wanted) => {
  const has = node.languages;
  if (wanted === "") return true;
  if (wanted === "both") return has.has("en") && has.has("ar");
  if (wanted.startsWith("only-")) return has.size === 1 && has.has(wanted.slice(5));
  return has.has(wanted);
};

const EVENT_TESTS = {
  q: (node, state, hits) => hits === null || hits.has(node.key) || node.links.some((each) => hits.has(each.to)),
  type: ({ value }, { family, type }) => (!family.length && !type.length) || family.includes(value.family) || type.includes(value.type),
  status: ({ value }, { status }) => !status.length || status.includes(value.status),
  sources: (node, { sources }) => bySources(node, sources),
  doc: (node, { doc }) => !doc.length || doc.some((each) => node.sources.has(each)),
  disputed: ({ value }, { disputed }) => !disputed || value.disputed.length > 0,
  date: ({ value }, { from, to, undated }) => {
    if (undated) return value.earliest === null;
    return (!from && !to) || within(value, from, to);
  },
};

// Filters that speak of events alone; with one of them set, an entity is in view through its events.
const aboutEvents = (state) =>
  Boolean(state.family.length || state.type.length || state.status.length || state.disputed || state.from || state.to || state.undated);

function passing(model, state, hits, without) {
  const tests = Object.entries(EVENT_TESTS).filter(([name]) => name !== without).map(([, test]) => test);
  return [...model.nodes.values()].filter((node) => node.kind === "event" && tests.every((test) => test(node, state, hits)));
}

function entitiesOf(model, state, hits, events, without) {
  const narrowed = aboutEvents(state);
  const tied = new Set(events.flatMap((event) => event.links.map((each) => each.to)));
  return [...model.nodes.values()].filter((node) => {
    if (node.kind !== "entity") return false;
    if (without !== "kind" && state.kind.length && !state.kind.includes(node.type)) return false;
    if (narrowed && !tied.has(node.key)) return false;
    if (without !== "sources" && !(bySources(node, state.sources) || (!state.sources.startsWith("only-") && tied.has(node.key)))) return false;
    if (without !== "doc" && state.doc.length && !state.doc.some((each) => node.sources.has(each)) && !tied.has(node.key)) return false;
    return hits === null || hits.has(node.key) || tied.has(node.key);
  });
}

// The events and entities in view.
export function inView(model, state, search) {
  const hits = state.q ? new Set(search(state.q).map(({ node }) => node.key)) : null;
  const events = passing(model, state, hits);
  return { events, entities: entitiesOf(model, state, hits, events), hits };
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// For each facet a map from choice to the number of events (for `kind`: entities) it would leave.
export function counts(model, state, { hits, events }) {
  const typed = passing(model, state, hits, "type");
  const sourced = passing(model, state, hits, "sources");
  const choices = ["en", "ar", "only-en", "only-ar", "both"];
  return {
    family: tally(typed.map(({ value }) => value.family)),
    type: tally(typed.map(({ value }) => value.type)),
    status: tally(passing(model, state, hits, "status").map(({ value }) => value.status)),
    doc: tally(passing(model, state, hits, "doc").flatMap(({ sources }) => [...sources])),
    disputed: passing(model, state, hits, "disputed").filter(({ value }) => value.disputed.length).length,
    sources: new Map(choices.map((choice) => [choice, sourced.filter((node) => bySources(node, choice)).length])),
    kind: tally(entitiesOf(model, state, hits, events, "kind").map(({ type }) => type)),
    dated: passing(model, state, hits, "date"),
  };
}
