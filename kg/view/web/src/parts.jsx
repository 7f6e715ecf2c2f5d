// Small things that every part of the page is made of: text in its own direction, marks, links to nodes.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { colourOf, corners, palette, shapeOf, styleName, FILLS } from "./look.js";
import { inLanguage, readableDate, tidy } from "./text.js";
import { shortLabel } from "./scene.js";

// {model, state, set, words, language, dark, search}: what all parts share.
export const Shared = createContext(null);
export const useShared = () => useContext(Shared);

// Text of the data in its own language and direction, whatever stands around it.
export function Words({ text, language, class: name }) {
  const { model } = useShared();
  return <bdi lang={language} dir={model.directionOf(language)} class={name}>{tidy(text)}</bdi>;
}

export function Label({ labels, class: name }) {
  const { language } = useShared();
  const found = inLanguage(labels, language);
  return <Words text={found.text} language={found.language} class={name} />;
}

// The label in the other language, when there is one that says something else.
export function Other({ labels, class: name = "other" }) {
  const { language, model } = useShared();
  const [first, second] = [inLanguage(labels, language), inLanguage(labels, model.island.otherLanguage(language))];
  return second.text === first.text ? null : <Words text={second.text} language={second.language} class={name} />;
}

export function Day({ edtf }) {
  const { language } = useShared();
  return <bdi class="day">{readableDate(edtf, language)}</bdi>;
}

export function Mark({ style, shape, status = "happened", size = 14 }) {
  const { dark } = useShared();
  const colours = palette(dark);
  const colour = colourOf(style, colours);
  const fill = shape === "hexagon" ? FILLS[status] ?? "full" : "full";
  const points = corners(shape, 5.4);
  const look = {
    fill: fill === "full" ? colour : fill === "half" ? `${colour}55` : "none", stroke: colour, "stroke-width": 1.4,
    "stroke-dasharray": fill === "empty" ? "2 1.5" : undefined,
  };
  return (
    <svg class="mark" width={size} height={size} viewBox="-8 -8 16 16" aria-hidden="true">
      {points === null ? <circle r="5.6" {...look} /> : <polygon points={points.map((each) => each.join(",")).join(" ")} {...look} />}
      {fill === "crossed" && <path d="M-3-3L3 3M3-3L-3 3" stroke={colour} stroke-width="1.4" />}
    </svg>
  );
}

export const NodeMark = ({ node, size }) => <Mark style={styleName(node)} shape={shapeOf(node)} status={node.value.status} size={size} />;

export function NodeName({ node }) {
  const { model, language } = useShared();
  if (node.kind === "event") return <Words text={shortLabel(node, model, language)} language={language} />;
  return <Label labels={node.labels} />;
}

// A button that shows a node in the panel.
export function NodeChip({ node, class: name = "chip" }) {
  const { pick } = useShared();
  return (
    <button type="button" class={name} onClick={() => pick(node.key)}>
      <NodeMark node={node} /> <NodeName node={node} />
    </button>
  );
}

export const Icon = ({ path }) => (
  <svg class="icon" width="18" height="18" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <path d={path} />
  </svg>
);

export const ICONS = {
  search: "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M20 20l-4-4", close: "M6 6l12 12M18 6L6 18", menu: "M4 7h16M4 12h16M4 17h16",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
  moon: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z", save: "M12 4v11M7 11l5 5l5-5M5 20h14", plus: "M12 5v14M5 12h14", minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5", swap: "M7 4v14M4 15l3 3l3-3M17 20V6M14 9l3-3l3 3", warn: "M12 4L2.5 20h19zM12 10v4M12 17v.5",
};
