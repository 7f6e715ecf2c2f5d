// Shapes and colours: one shape for each class of entity and one for events, whose colour is that of their family.

export const SHAPES = { Person: "circle", Organization: "diamond", Country: "square", City: "up", Place: "down", event: "hexagon" };

const LIGHT = {
  Person: "#1d6fb8", Organization: "#7a4bb3", Country: "#1f7f55", City: "#a56a08", Place: "#86573f",
  MeetingEvent: "#c23b4b", AgreementEvent: "#0b7f86", CooperationEvent: "#5d7a16", StatementEvent: "#667085",
  CoercionEvent: "#c2570c", ForceEvent: "#7d1d2f", OfficeEvent: "#4d4fc4", ProtestEvent: "#b0277f", other: "#667085",
  ink: "#1b2430", soft: "#56616f", paper: "#fcfbf8", line: "#b9c0ca", place: "#cbb489", office: "#8d99a8", warn: "#b45309", pick: "#0f5fd6",
};
const DARK = {
  Person: "#6cb2f2", Organization: "#bd9aee", Country: "#62c797", City: "#e2ae53", Place: "#cfa187",
  MeetingEvent: "#f2808c", AgreementEvent: "#4fc4c9", CooperationEvent: "#aac761", StatementEvent: "#a3aebd",
  CoercionEvent: "#f59a56", ForceEvent: "#b8435c", OfficeEvent: "#a3a5f7", ProtestEvent: "#ef86c6", other: "#a3aebd",
  ink: "#eceae4", soft: "#aab3bf", paper: "#14181e", line: "#475160", place: "#7d6c45", office: "#6b7787", warn: "#f5b14c", pick: "#7db4ff",
};

export const palette = (dark) => (dark ? DARK : LIGHT);
export const shapeOf = (node) => (node.kind === "event" ? SHAPES.event : SHAPES[node.type] ?? "circle");
export const styleName = (node) => (node.kind === "event" ? node.value.family : node.type);
export const colourOf = (name, colours) => (Object.hasOwn(colours, name) ? colours[name] : colours.other);

// The outline of a shape around the origin, for a canvas path or an SVG path: a list of corners, or null for a circle.
export function corners(shape, r) {
  const around = (count, turn, scale = 1) =>
    Array.from({ length: count }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / count;
      return [Math.cos(angle) * r * scale, Math.sin(angle) * r * scale];
    });
  if (shape === "diamond") return around(4, 0, 1.18);
  if (shape === "square") return around(4, Math.PI / 4, 1.22);
  if (shape === "up") return around(3, -Math.PI / 2, 1.24);
  if (shape === "down") return around(3, Math.PI / 2, 1.24);
  if (shape === "hexagon") return around(6, 0, 1.08);
  return null;
}

// How far an event is one that happened, by the way it is filled.
export const FILLS = { happened: "full", planned: "half", possible: "empty", denied: "crossed" };
