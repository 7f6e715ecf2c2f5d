// The canvas with everything a reader does on it: pan and zoom, hover, click, drag, keys.

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { place } from "./layout.js";
import { paint } from "./paint.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Stage {
  // `on` is told pick(key) of a click, read(key) of Enter, open(key), point(node) of arrow keys and ready() of each drawing.
  constructor(canvas, on) {
    this.canvas = canvas;
    this.on = on;
    this.scene = { nodes: [], links: [], signature: "" };
    this.view = { colours: null, picked: new Set(), calm: false };
    this.transform = zoomIdentity;
    this.hovered = null;
    this.places = new Map();
    this.widths = new Map();
    this.boxes = [];
    this.zoom = zoom().scaleExtent([0.08, 6]).filter((event) => !event.button && !(event.type !== "wheel" && this.nodeAt(event)))
      .on("zoom", ({ transform }) => {
        this.transform = transform;
        this.draw();
      });
    select(canvas).call(this.zoom).on("dblclick.zoom", null);
    this.listen();
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(canvas.parentElement);
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("pointermove", (event) => this.moved(event));
    canvas.addEventListener("pointerleave", () => this.hover(null));
    canvas.addEventListener("pointerdown", (event) => {
      const node = this.nodeAt(event);
      this.pressed = { x: event.clientX, y: event.clientY };
      if (node && event.button === 0) {
        this.dragged = { node, moved: false };
        canvas.setPointerCapture(event.pointerId);
      }
    });
    canvas.addEventListener("pointerup", (event) => this.released(event));
    canvas.addEventListener("dblclick", (event) => {
      const node = this.nodeAt(event);
      if (node) this.on.open(node.key);
    });
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("blur", () => this.hover(null));
  }

  released(event) {
    const drag = this.dragged;
    this.dragged = null;
    const still = this.pressed && Math.hypot(event.clientX - this.pressed.x, event.clientY - this.pressed.y) < 5;
    if (!still || event.button !== 0) return;
    const found = drag?.node ?? this.linkAt(event);
    this.on.pick(found ? found.key : "");
  }

  moved(event) {
    if (this.dragged) {
      const { node } = this.dragged;
      const [x, y] = this.transform.invert(this.pointOf(event));
      if (this.pressed && Math.hypot(event.clientX - this.pressed.x, event.clientY - this.pressed.y) < 5) return;
      Object.assign(node, { x, y });
      this.places.set(node.key, { x, y });
      this.draw();
      return;
    }
    const node = this.nodeAt(event);
    this.canvas.style.cursor = node || this.linkAt(event) ? "pointer" : "grab";
    this.hover(node);
  }

  hover(node) {
    if (node?.key === this.hovered?.key) return;
    this.hovered = node;
    this.draw();
  }

  pointOf(event) {
    const frame = this.canvas.getBoundingClientRect();
    const source = event.touches?.[0] ?? event;
    return [source.clientX - frame.left, source.clientY - frame.top];
  }

  nodeAt(event) {
    const [x, y] = this.pointOf(event);
    return this.scene.nodes.find((node) => Math.hypot(node.px - x, node.py - y) <= node.pr + 4) ??
      this.boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.node ?? null;
  }

  linkAt(event) {
    const [x, y] = this.pointOf(event);
    let best = null;
    let nearest = 6;
    for (const link of this.scene.links) {
      const [dx, dy] = [link.b.px - link.a.px, link.b.py - link.a.py];
      const t = Math.max(0, Math.min(1, ((x - link.a.px) * dx + (y - link.a.py) * dy) / (dx * dx + dy * dy || 1)));
      const distance = Math.hypot(link.a.px + t * dx - x, link.a.py + t * dy - y);
      if (distance < nearest) [best, nearest] = [link, distance];
    }
    return best;
  }

  // Arrow keys go to the nearest node that way, Enter shows it, plus and minus zoom, e opens or closes it.
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) this.step(ARROWS[event.key]);
    else if (event.key === "Home") this.point(this.scene.nodes[0]);
    else if (event.key === "Enter" || event.key === " ") this.hovered && this.on.read(this.hovered.key);
    else if (event.key === "e") this.hovered && this.on.open(this.hovered.key);
    else if (event.key === "+" || event.key === "=") this.zoomBy(1.3);
    else if (event.key === "-") this.zoomBy(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  step([dx, dy]) {
    const from = this.hovered ?? this.scene.nodes.find((node) => this.view.picked.has(node.key));
    if (!from) {
      this.point(this.scene.nodes[0]);
      return;
    }
    let best = null;
    let least = Infinity;
    for (const node of this.scene.nodes) {
      const [x, y] = [node.px - from.px, node.py - from.py];
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (node !== from && ahead > 1 && aside <= ahead * 2 && ahead + 2 * aside < least) [best, least] = [node, ahead + 2 * aside];
    }
    if (best) this.point(best);
  }

  point(node) {
    if (!node) return;
    this.hover(node);
    const margin = 60;
    const [dx, dy] = [[node.px, this.width], [node.py, this.height]].map(([at, size]) => (at < margin ? margin - at : at > size - margin ? size - margin - at : 0));
    if (dx || dy) this.zoom.translateBy(select(this.canvas), dx / this.transform.k, dy / this.transform.k);
    this.on.point(node);
  }

  zoomBy(factor) {
    this.zoom.scaleBy(select(this.canvas), factor);
  }

  // Everything in view; labels need room beside the outermost nodes.
  fit() {
    if (!this.scene.nodes.length || !this.width) return;
    const xs = this.scene.nodes.map((node) => node.x);
    const ys = this.scene.nodes.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [padX, padY] = [Math.min(80, this.width * 0.12), Math.min(60, this.height * 0.1)];
    const k = Math.max(0.08, Math.min(1.7, (this.width - 2 * padX) / (right - left || 1), (this.height - 2 * padY) / (bottom - top || 1)));
    const at = zoomIdentity.translate(this.width / 2 - (k * (left + right)) / 2, this.height / 2 - (k * (top + bottom)) / 2).scale(k);
    this.zoom.transform(select(this.canvas), at);
    this.fitted = at;
  }

  resize() {
    const frame = this.canvas.parentElement.getBoundingClientRect();
    if (!frame.width || !frame.height) return;
    const untouched = this.fitted && this.transform.k === this.fitted.k && this.transform.x === this.fitted.x && this.transform.y === this.fitted.y;
    const ratio = window.devicePixelRatio || 1;
    [this.width, this.height] = [frame.width, frame.height];
    this.canvas.width = Math.round(frame.width * ratio);
    this.canvas.height = Math.round(frame.height * ratio);
    if (!this.placed) this.arrange();
    else if (untouched || !this.fitted) this.fit();
    else this.draw();
  }

  // A new scene; nodes keep their places while only neighbours come and go.
  show(scene, view) {
    const before = this.scene;
    const changed = scene.content !== before.content;
    this.view = view;
    if (!changed) {
      // Same nodes in other words: places stay.
      for (const node of scene.nodes) Object.assign(node, this.places.get(node.key));
      this.scene = scene;
      this.draw();
      return;
    }
    const grown = scene.signature === before.signature && before.nodes.length > 0;
    this.scene = scene;
    this.hovered = null;
    this.known = grown ? this.places : new Map();
    this.placed = false;
    if (this.width) this.arrange();
  }

  arrange() {
    const { nodes, links } = this.scene;
    place(nodes, links, { known: this.known, wide: Math.min(2, Math.max(0.6, this.width / this.height)) });
    this.places = new Map(nodes.map(({ key, x, y }) => [key, { x, y }]));
    this.placed = true;
    this.fit();
    this.draw();
  }

  near() {
    const key = this.hovered?.key ?? [...this.view.picked][0];
    const link = this.scene.links.find((each) => each.key === key);
    if (link) return new Set([link.a.key, link.b.key]);
    if (this.view.path) return this.view.path;
    if (!key || !this.scene.nodes.some((node) => node.key === key)) return null;
    const keys = new Set([key]);
    for (const { a, b } of this.scene.links) {
      if (a.key === key) keys.add(b.key);
      if (b.key === key) keys.add(a.key);
    }
    return keys;
  }

  draw() {
    if (!this.view.colours || !this.width) return;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      const ratio = this.canvas.width / this.width;
      const context = this.canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.boxes = paint(context, this.scene, this.painting());
      this.on.ready();
    });
  }

  painting() {
    return {
      transform: this.transform, width: this.width, height: this.height, colours: this.view.colours,
      picked: this.view.picked, near: this.near(), widths: this.widths,
    };
  }

  // The picture on screen, twice as fine.
  picture() {
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [this.width * 2, this.height * 2];
    const context = copy.getContext("2d");
    context.scale(2, 2);
    paint(context, this.scene, this.painting());
    return copy;
  }

  close() {
    this.observer.disconnect();
    if (this.frame) cancelAnimationFrame(this.frame);
  }
}
