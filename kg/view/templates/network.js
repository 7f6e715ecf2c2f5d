"use strict";
(function () {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const notes = read("graph-notes");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const ink = dark ? "#e8e6e1" : "#1d2733";
  const paper = dark ? "#171b21" : "#fbfaf7";

  const count = notes.counts;
  const say = (id, text) => { document.getElementById(id).textContent = text; };
  say("summary-en", `${count.entities} people, organizations and places, ${count.events} events, ${count.documents} articles` +
    (notes.left_out ? ` (${notes.left_out} less connected nodes not drawn)` : ""));
  say("summary-ar", `الأشخاص والجهات والأماكن: ${count.entities} · الأحداث: ${count.events} · المقالات: ${count.documents}` +
    (notes.left_out ? ` (لم تُرسم ${notes.left_out} عقدة أقل ارتباطا)` : ""));

  const marks = { dot: "●", diamond: "◆", square: "■", triangle: "▲", triangleDown: "▼", hexagon: "⬢", star: "★" };
  for (const entry of notes.legend) {
    const item = document.createElement("li");
    const mark = document.createElement("span");
    mark.textContent = marks[entry.shape];
    mark.style.color = entry.color;
    item.append(mark);
    for (const language of ["en", "ar"]) {
      const name = document.createElement("span");
      name.lang = language;
      name.dir = language === "ar" ? "rtl" : "ltr";
      name.textContent = entry[language];
      item.append(name);
    }
    document.getElementById("legend").append(item);
  }

  const nodes = new vis.DataSet(read("graph-nodes"));
  const edges = new vis.DataSet(read("graph-edges"));
  const font = { face: "Noto Sans, Noto Sans Arabic, system-ui, sans-serif", color: ink, strokeColor: paper, strokeWidth: 4 };
  const network = new vis.Network(document.getElementById("mynetwork"), { nodes, edges }, {
    physics: { enabled: notes.physics && !still, solver: "barnesHut", stabilization: false, minVelocity: 1,
      barnesHut: { gravitationalConstant: -5200, springLength: 110, springConstant: 0.03, damping: 0.32, avoidOverlap: 0.3 } },
    nodes: { font: { ...font, size: 15 }, borderWidth: 1.5 },
    edges: { font: { ...font, size: 11, align: "middle" }, smooth: { enabled: true, type: "continuous" }, width: 1.2 },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: nodes.length > 200 },
  });
  const select = () => {
    const chosen = new Set(network.getSelectedNodes());
    const near = new Set([...chosen].flatMap((id) => network.getConnectedNodes(id)));
    nodes.update(nodes.getIds().map((id) => ({ id, opacity: !chosen.size || chosen.has(id) || near.has(id) ? 1 : 0.15 })));
  };
  network.on("select", select);
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
  window.jisr = { network, nodes, edges };
}());
