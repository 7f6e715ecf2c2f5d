// The canvas, its buttons and what a screen reader hears of it.

import { useEffect, useRef, useState } from "preact/hooks";
import { Legend } from "./legend.jsx";
import { palette } from "./look.js";
import { Icon, ICONS, useShared } from "./parts.jsx";
import { Stage } from "./stage.js";
import { number } from "./text.js";

export function Graph({ scene, path, connected, hook }) {
  const { state, set, words, language, dark, pick, toggle } = useShared();
  const canvas = useRef(null);
  const stage = useRef(null);
  const [said, setSaid] = useState("");
  const on = useRef({});
  on.current = { pick, toggle, say: setSaid };

  useEffect(() => {
    stage.current = new Stage(canvas.current, {
      pick: (key) => on.current.pick(key),
      read: (key) => {
        on.current.pick(key);
        requestAnimationFrame(() => document.getElementById("details").focus());
      },
      open: (key) => on.current.toggle(key),
      point: (node) => on.current.say(`${node.label.text}${node.sub ? `, ${node.sub.text}` : ""}`),
      ready: () => { document.documentElement.dataset.ready = "1"; },
    });
    hook.current = stage.current;
    return () => {
      stage.current.close();
      hook.current = null;
    };
  }, []);
  useEffect(() => {
    stage.current.show(scene, { colours: palette(dark), picked: new Set([state.sel].filter(Boolean)), path });
  }, [scene, dark, state.sel, path]);

  const ask = Boolean(state.focus || state.ask || state.open.length || state.shut.length);
  return (
    <div class="graph">
      <div class="field">
      <div class="canvas">
        <canvas ref={canvas} tabIndex={0} role="application" aria-roledescription={words.graph} aria-label={words.canvas} id="canvas" />
      </div>
      {scene.nodes.length === 0 && <p class="empty">{words.empty}</p>}
      <div class="tools" role="group" aria-label={words.graph}>
        <button type="button" class="icon-button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => stage.current.zoomBy(1.3)}><Icon path={ICONS.plus} /></button>
        <button type="button" class="icon-button" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => stage.current.zoomBy(1 / 1.3)}><Icon path={ICONS.minus} /></button>
        <button type="button" class="icon-button" aria-label={words.fit} title={words.fit} onClick={() => stage.current.fit()}><Icon path={ICONS.fit} /></button>
      </div>
      <p class="drawn">
        <span>{words.drawnOf(number(scene.nodes.length, language), number(connected, language))}</span>
        {ask && <button type="button" class="plain" onClick={() => set({ focus: "", ask: "", a: "", b: "", open: [], shut: [] })}>{words.whole}</button>}
      </p>
      </div>
      <Legend scene={scene} />
      <p class="hidden" role="status" aria-live="polite">{said}</p>
    </div>
  );
}
