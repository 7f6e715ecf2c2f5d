// What is drawn of what is in view: some hundred nodes at most, chosen so that they say most.

const WEIGHT = { Person: 1.6, Organization: 1.1, Country: 1, City: 0.6, Place: 0.5 };
const byKey = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function ranked(list, score) {
  return list.map((each) => [score(each), each]).sort((a, b) => b[0] - a[0] || byKey(a[1], b[1])).map(([, each]) => each);
}

const attested = (node) => node.reports + (node.value.disputed.length ? 2 : 0);

// The best-connected entities and the events that tie most of them together.
export function bestConnected(model, { events, entities }, most) {
  const keys = new Set([...events, ...entities].map((node) => node.key));
  const degree = new Map([...keys].map((key) => [key, model.nodes.get(key).links.filter((each) => keys.has(model.other(each, key).key)).length]));
  const tied = (node) => degree.get(node.key) > 0;
  if (keys.size <= most) return new Set([...keys].filter((key) => degree.get(key) > 0));
  const leading = ranked(entities.filter(tied), (node) => degree.get(node.key) * (WEIGHT[node.type] ?? 1)).slice(0, Math.ceil(most * 0.4));
  const chosen = new Set(leading.map((node) => node.key));
  const ties = (node) => node.links.filter((each) => chosen.has(each.to)).length;
  const telling = ranked(events.filter((node) => ties(node) > 0), (node) => ties(node) * 3 + attested(node));
  for (const node of telling.slice(0, most - chosen.size)) chosen.add(node.key);
  for (const key of [...chosen]) {
    if (!model.nodes.get(key).links.some((each) => chosen.has(model.other(each, key).key))) chosen.delete(key);
  }
  return chosen;
}

// A node with its events, and who else takes part in them.
export function neighbourhood(model, key, keys, most) {
  const node = model.nodes.get(key);
  const chosen = new Set([key]);
  const near = node.links.map((each) => model.other(each, key)).filter((each) => keys.has(each.key));
  for (const each of ranked(near, (n) => (n.kind === "event" ? attested(n) : n.links.length)).slice(0, Math.ceil(most * 0.6))) chosen.add(each.key);
  const further = new Map();
  for (const each of [...chosen]) {
    for (const link of model.nodes.get(each).links) {
      const other = model.other(link, each);
      if (!chosen.has(other.key) && keys.has(other.key) && other.kind === "entity") further.set(other, (further.get(other) ?? 0) + 1);
    }
  }
  for (const each of ranked([...further.keys()], (n) => further.get(n)).slice(0, Math.max(0, most - chosen.size))) chosen.add(each.key);
  return chosen;
}

// Events in view in which both take part or lie.
export function between(model, a, b, events) {
  const has = (node, key) => node.links.some((each) => each.to === key);
  return events.filter((node) => has(node, a) && has(node, b)).sort((x, y) => {
    const [p, q] = [x.value.earliest ?? "9999", y.value.earliest ?? "9999"];
    return p < q ? -1 : p > q ? 1 : byKey(x, y);
  });
}

// The shortest way from a to b over what is in view, as keys; among equally short ones the best attested.
export function path(model, a, b, keys) {
  const before = new Map([[a, null]]);
  let edge = [a];
  while (edge.length && !before.has(b)) {
    const next = [];
    for (const key of edge) {
      const links = ranked(model.nodes.get(key).links.map((link) => model.other(link, key)), (n) => (n.kind === "event" ? attested(n) : 0));
      for (const { key: other } of links) {
        if (!before.has(other) && (keys.has(other) || other === b)) {
          before.set(other, key);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  if (!before.has(b)) return null;
  const steps = [];
  for (let key = b; key !== null; key = before.get(key)) steps.unshift(key);
  return steps;
}

// What the chosen question, place or search asks to be drawn, then what the reader opened and closed.
export function drawn(model, state, view, most) {
  const keys = new Set([...view.events, ...view.entities].map((node) => node.key));
  const known = (key) => model.nodes.has(key);
  let answer = null;
  let chosen;
  if (state.ask && known(state.a) && known(state.b)) {
    if (state.ask === "path") {
      answer = { ask: "path", steps: path(model, state.a, state.b, keys) };
      chosen = new Set(answer.steps ?? [state.a, state.b]);
    } else {
      answer = { ask: "between", events: between(model, state.a, state.b, view.events) };
      chosen = new Set([state.a, state.b, ...answer.events.slice(0, most).map((node) => node.key)]);
      for (const node of answer.events) for (const link of node.links) if (chosen.size < most && keys.has(link.to)) chosen.add(link.to);
    }
  } else if (known(state.focus)) chosen = neighbourhood(model, state.focus, keys, most);
  else chosen = bestConnected(model, view, most);

  for (const key of state.open.filter(known)) {
    chosen.add(key);
    for (const link of model.nodes.get(key).links) if (keys.has(model.other(link, key).key)) chosen.add(model.other(link, key).key);
  }
  for (const key of state.shut.filter((each) => chosen.has(each))) {
    // Closing takes away what hangs on this node alone.
    for (const link of model.nodes.get(key).links) {
      const other = model.other(link, key);
      const rest = other.links.filter((each) => chosen.has(model.other(each, other.key).key) && !state.shut.includes(model.other(each, other.key).key));
      if (rest.length === 0 && !state.shut.includes(other.key)) chosen.delete(other.key);
    }
  }
  if (known(state.sel) && !chosen.has(state.sel) && state.focus === state.sel) chosen.add(state.sel);
  return { keys: chosen, answer, connected: [...keys].filter((key) => model.nodes.get(key).links.length).length };
}
