// Where nodes stand: computed before anything is drawn, the same for the same nodes and links.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

export const radiusOf = (node, ties) =>
  node.kind === "event" ? 7 + Math.min(node.reports, 6) * 0.9 : 8.5 + Math.min(Math.sqrt(ties) * 2.9, 13);

const ROUNDS = { fresh: 260, more: 90 };

// Sets x and y of `bodies` ({key, r, kind}); `known` are places to keep to where there are any, by key.
export function place(bodies, ties, { known = new Map(), wide = 1.4 } = {}) {
  const byKey = new Map(bodies.map((each) => [each.key, each]));
  const links = ties.map((each) => ({ source: byKey.get(each.from), target: byKey.get(each.to) }));
  const degree = new Map();
  for (const { source, target } of links) for (const each of [source, target]) degree.set(each.key, (degree.get(each.key) ?? 0) + 1);
  const old = bodies.filter((each) => known.has(each.key));
  for (const body of old) Object.assign(body, known.get(body.key));
  if (old.length) {
    // Newcomers start beside the neighbour that brought them, each in a direction of its own.
    bodies.filter((each) => !known.has(each.key)).forEach((body, i) => {
      const near = links.map(({ source, target }) => (source === body ? target : target === body ? source : null))
        .find((each) => each !== null && known.has(each.key));
      body.x = (near?.x ?? 0) + 46 * Math.cos(i * 2.4);
      body.y = (near?.y ?? 0) + 46 * Math.sin(i * 2.4);
    });
  }
  const fresh = old.length === 0;
  const simulation = forceSimulation(bodies)
    .alpha(fresh ? 1 : 0.35)
    .alphaDecay(1 - 0.001 ** (1 / (fresh ? ROUNDS.fresh : ROUNDS.more)))
    .velocityDecay(0.35)
    .force("links", forceLink(links).distance(({ source, target }) => 34 + source.r + target.r + (degree.get(source.key) > 1 && degree.get(target.key) > 1 ? 14 : 0))
      .strength(({ source, target }) => 0.9 / Math.min(degree.get(source.key), degree.get(target.key)) ** 0.6))
    .force("apart", forceManyBody().strength((each) => (each.kind === "event" ? -190 : -420)).distanceMax(700))
    .force("room", forceCollide((each) => each.r + (each.kind === "event" ? 11 : 24)).strength(0.9).iterations(2))
    .force("across", forceX(0).strength(0.055 / wide))
    .force("down", forceY(0).strength(0.055 * wide))
    .stop();
  simulation.tick(fresh ? ROUNDS.fresh : ROUNDS.more);
  for (const body of bodies) {
    body.x = Math.round(body.x * 100) / 100;
    body.y = Math.round(body.y * 100) / 100;
  }
}
