// Draws a scene on a canvas; used for the screen and for the picture that is saved.

import { colourOf, corners, FILLS } from "./look.js";
import { isolate } from "./text.js";

export const FONT = '"Jisr Arabic", system-ui, "Segoe UI", "Noto Sans", sans-serif';
const SIZE = 13;
const SMALL = 11;

export function outline(context, shape, x, y, r) {
  context.beginPath();
  const points = corners(shape, r);
  if (points === null) context.arc(x, y, r, 0, 2 * Math.PI);
  else {
    points.forEach(([dx, dy], i) => (i ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy)));
    context.closePath();
  }
}

function drawNode(context, node, colours, { faded, picked, pointed }) {
  const { px: x, py: y, pr: r } = node;
  const colour = colourOf(node.style, colours);
  context.globalAlpha = faded ? 0.16 : 1;
  if (node.disputed) {
    context.save();
    context.setLineDash([3.5, 2.5]);
    context.lineWidth = 2;
    context.strokeStyle = colours.warn;
    context.beginPath();
    context.arc(x, y, r + 5, 0, 2 * Math.PI);
    context.stroke();
    context.restore();
  }
  outline(context, node.shape, x, y, r + 1.5);
  context.fillStyle = colours.paper;
  context.fill();
  const fill = node.kind === "event" ? FILLS[node.status] ?? "full" : "full";
  outline(context, node.shape, x, y, r);
  context.lineWidth = fill === "full" ? 1 : 2;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  if (fill === "full") context.fill();
  else if (fill === "half") {
    context.save();
    context.globalAlpha *= 0.35;
    context.fill();
    context.restore();
  } else if (fill === "empty") context.setLineDash([2.5, 2]);
  context.stroke();
  context.setLineDash([]);
  if (fill === "crossed") {
    context.beginPath();
    context.moveTo(x - r * 0.6, y - r * 0.6);
    context.lineTo(x + r * 0.6, y + r * 0.6);
    context.moveTo(x + r * 0.6, y - r * 0.6);
    context.lineTo(x - r * 0.6, y + r * 0.6);
    context.stroke();
  }
  if (picked) {
    outline(context, "circle", x, y, r + (node.disputed ? 9 : 6));
    context.lineWidth = 2.5;
    context.strokeStyle = colours.pick;
    context.stroke();
  }
  if (node.hidden > 0 && (pointed || node.hidden > 2) && !faded) {
    // How many neighbours are not drawn.
    context.fillStyle = colours.paper;
    context.strokeStyle = colours.soft;
    context.lineWidth = 1;
    context.beginPath();
    context.arc(x + r * 0.8, y - r * 0.8, 6.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.fillStyle = colours.ink;
    context.font = `600 8px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(node.hidden > 99 ? "99+" : `+${node.hidden}`, x + r * 0.8, y - r * 0.8 + 0.5);
  }
  context.globalAlpha = 1;
}

function drawLink(context, link, colours, { faded, picked }) {
  context.globalAlpha = faded ? 0.1 : picked ? 1 : 0.85;
  context.strokeStyle = picked ? colours.pick : link.disputed ? colours.warn : link.office ? colours.office : link.placeOnly ? colours.place : colours.line;
  context.lineWidth = (picked ? 2.5 : 1.1) + Math.min(link.count - 1, 3) * 0.8;
  context.setLineDash(link.disputed ? [5, 3] : link.office ? [2, 3] : []);
  context.beginPath();
  context.moveTo(link.a.px, link.a.py);
  context.lineTo(link.b.px, link.b.py);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function widthOf(context, text, font, widths) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// Label boxes for `nodes` in order of weight: none covers another or, if it can be helped, a node.
function labelled(context, nodes, widths, { width, height, must }) {
  const taken = [];
  const solid = nodes.map((n) => ({ left: n.px - n.pr, right: n.px + n.pr, top: n.py - n.pr, bottom: n.py + n.pr, key: n.key, kind: n.kind }));
  const found = [];
  const inside = (box) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
  for (const node of nodes) {
    if (node.px < -40 || node.py < -40 || node.px > width + 40 || node.py > height + 40) continue;
    const asked = must.has(node.key);
    const font = `${node.kind === "event" ? 400 : 600} ${SIZE}px ${FONT}`;
    const main = widthOf(context, node.label.text, font, widths);
    const sub = node.sub ? widthOf(context, node.sub.text, `400 ${SMALL}px ${FONT}`, widths) : 0;
    // Names of entities may lie over events, but only where no other place is left.
    const tries = [[true, "all"], [false, "all"], ...(asked ? [[false, "near"], [false, "none"]] : node.kind === "event" ? [] : [[false, "entity"]])];
    for (const [withSub, avoided] of tries.filter(([each]) => node.sub || !each)) {
      const w = Math.max(main, withSub ? sub : 0) + 6;
      const h = withSub ? SIZE + SMALL + 9 : SIZE + 6;
      const gap = node.pr + (node.disputed ? 7 : 3);
      const places = [
        [node.px - w / 2, node.py + gap], [node.px - w / 2, node.py - gap - h],
        [node.px + gap + 2, node.py - h / 2], [node.px - gap - 2 - w, node.py - h / 2],
      [node.px + gap * 0.7, node.py + gap * 0.7], [node.px - gap * 0.7 - w, node.py + gap * 0.7],
      [node.px + gap * 0.7, node.py - gap * 0.7 - h], [node.px - gap * 0.7 - w, node.py - gap * 0.7 - h],
      ].map(([left, top]) => ({ left, top, right: left + w, bottom: top + h, node, withSub, font }));
      const free = places.find((box) => inside(box) && !taken.some((each) => overlaps(each, box)) &&
        !solid.some((each) => each.key !== node.key && (avoided === "all" || each.kind === avoided || (avoided === "near" && must.has(each.key))) && overlaps(each, box)));
      if (free) {
        taken.push(free);
        found.push(free);
        break;
      }
    }
  }
  return found;
}

function drawLabel(context, box, colours, faded) {
  const { node, withSub, font } = box;
  const middle = (box.left + box.right) / 2;
  context.globalAlpha = faded ? 0.2 : 1;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.strokeStyle = colours.paper;
  const line = (label, y, face, colour) => {
    context.font = face;
    context.direction = label.direction;
    context.lineWidth = 4;
    const text = isolate(label.text, label.direction);
    context.strokeText(text, middle, y);
    context.fillStyle = colour;
    context.fillText(text, middle, y);
  };
  line(node.label, box.top + SIZE + 1, font, colours.ink);
  if (withSub) line(node.sub, box.top + SIZE + SMALL + 5, `400 ${SMALL}px ${FONT}`, colours.soft);
  context.globalAlpha = 1;
}

// Draws and returns the label boxes. `near` are keys that stay clear while everything else fades; null for none.
export function paint(context, scene, { transform, width, height, colours, picked, near, widths }) {
  const { k, x, y } = transform;
  const scale = Math.max(0.62, Math.min(1.9, Math.sqrt(k)));
  for (const node of scene.nodes) {
    node.px = node.x * k + x;
    node.py = node.y * k + y;
    node.pr = node.r * scale;
  }
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width, height);
  const faded = (key) => near !== null && !near.has(key);
  for (const link of scene.links) {
    drawLink(context, link, colours, { faded: near !== null && (faded(link.a.key) || faded(link.b.key)), picked: picked.has(link.key) });
  }
  for (const node of [...scene.nodes].reverse()) drawNode(context, node, colours, { faded: faded(node.key), picked: picked.has(node.key), pointed: near !== null && near.has(node.key) });
  const order = near === null ? scene.nodes : [...scene.nodes].sort((a, b) => Number(near.has(b.key)) - Number(near.has(a.key)));
  const boxes = labelled(context, order, widths, { width, height, must: near ?? new Set() });
  for (const box of boxes) drawLabel(context, box, colours, faded(box.node.key));
  return boxes;
}
