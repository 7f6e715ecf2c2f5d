// The page as a whole: what the reader chose, what follows from it, and who shows it.

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Combobox } from "./combobox.jsx";
import { csv, json, save, turtle } from "./exports.js";
import { counts, inView } from "./filters.js";
import { drawn } from "./focus.js";
import { Graph } from "./graph.jsx";
import { Panel } from "./panel.jsx";
import { Icon, ICONS, Shared } from "./parts.jsx";
import { sceneOf } from "./scene.js";
import { Sidebar } from "./sidebar.jsx";
import { fromAddress, toAddress, toggled } from "./state.js";
import { Table } from "./table.jsx";
import { number, tidy } from "./text.js";
import { Timeline } from "./timeline.jsx";
import { WORDS } from "./words.js";

function useAddress(languages) {
  const [state, setState] = useState(() => fromAddress(window.location.hash, languages));
  useEffect(() => {
    const moved = () => setState(fromAddress(window.location.hash, languages));
    window.addEventListener("hashchange", moved);
    return () => window.removeEventListener("hashchange", moved);
  }, []);
  useEffect(() => {
    const address = toAddress(state);
    if (address !== window.location.hash) window.history.replaceState(null, "", address);
  }, [state]);
  return [state, setState];
}

function usePrefers(query) {
  const media = useMemo(() => window.matchMedia(query), [query]);
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const changed = () => setMatches(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [media]);
  return matches;
}

function Header({ shared, part, stage, onMenu, menu }) {
  const { state, set, words, dark, pick, model } = shared;
  const [open, setOpen] = useState(false);
  const chosen = (state.view === "graph" ? part.drawn : part.view);
  const files = {
    png: () => stage.current?.picture().toBlob((blob) => save("jisr.png", blob)),
    csv: () => save("jisr.csv", new Blob([csv(model, chosen)], { type: "text/csv" })),
    json: () => save("jisr.json", new Blob([json(model, chosen)], { type: "application/json" })),
    turtle: () => save("jisr.ttl", new Blob([turtle(model, chosen)], { type: "text/turtle" })),
    print: () => window.print(),
  };
  return (
    <header class="top">
      <button type="button" class="icon-button menu" aria-label={words.menu} aria-expanded={menu ? "true" : "false"} aria-controls="side" onClick={onMenu}><Icon path={ICONS.menu} /></button>
      <h1><span lang="en" dir="ltr">Jisr</span> <span lang="ar" dir="rtl">جسر</span></h1>
      <div class="finder">
        <Icon path={ICONS.search} />
        <Combobox label={words.search} value={state.q} onPick={(node) => pick(node.key, { reach: true })} onText={(text) => set({ q: tidy(text), sel: "", focus: "", ask: "" })} />
      </div>
      <div class="choices">
        <div class="export" onKeyDown={(event) => event.key === "Escape" && setOpen(false)} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
          <button type="button" aria-expanded={open ? "true" : "false"} aria-controls="files" onClick={() => setOpen(!open)}><Icon path={ICONS.save} /><span class="wide">{words.export}</span></button>
          <ul id="files" hidden={!open}>
            {Object.entries(files).filter(([name]) => name !== "png" || state.view === "graph").map(([name, make]) => (
              <li key={name}><button type="button" data-file={name} onClick={() => { setOpen(false); make(); }}>{words[name]}</button></li>
            ))}
          </ul>
        </div>
        <button type="button" class="icon-button" id="theme" aria-label={dark ? words.toLight : words.toDark} title={dark ? words.toLight : words.toDark} onClick={() => set({ theme: dark ? "light" : "dark" })}><Icon path={dark ? ICONS.sun : ICONS.moon} /></button>
        <button type="button" id="language" lang={model.island.otherLanguage(state.lang)} onClick={() => set({ lang: model.island.otherLanguage(state.lang) })}>{words.language}</button>
      </div>
    </header>
  );
}

function LeftOut({ island, words, language }) {
  const { entities, events } = island.leftOut;
  if (!entities && !events) return null;
  return (
    <p class="notice" role="note">
      {words.leftOut} {words.entities} {number(entities, language)} · {words.events} {number(events, language)}. {words.goOn} <code dir="ltr">kg serve</code>
    </p>
  );
}

export function App({ model, search, hook }) {
  const { island } = model;
  const [state, replace] = useAddress(Object.keys(island.languages));
  const prefersDark = usePrefers("(prefers-color-scheme: dark)");
  const stage = useRef(null);
  const [menu, setMenu] = useState(false);
  const language = state.lang;
  const words = WORDS[language];
  const dark = state.theme ? state.theme === "dark" : prefersDark;

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = island.languages[language];
    root.dataset.theme = dark ? "dark" : "light";
    document.title = language === "ar" ? "جسر · Jisr" : "Jisr · جسر";
  }, [language, dark]);

  const filtered = [state.q, state.sources, state.from, state.to, state.disputed, state.undated, ...["family", "type", "status", "kind", "doc"].map((name) => state[name].join("\n"))];
  const view = useMemo(() => inView(model, state, search), filtered);
  const facets = useMemo(() => counts(model, state, view), [view]);
  const asked = [state.focus, state.ask, state.a, state.b];
  const chosen = useMemo(() => drawn(model, state, view, island.most), [view, ...asked, state.open.join("\n"), state.shut.join("\n")]);
  const signature = JSON.stringify([...filtered, ...asked]);
  const scene = useMemo(() => sceneOf(model, chosen.keys, { language, signature }), [chosen, language]);
  const path = useMemo(() => (chosen.answer?.steps ? new Set(chosen.answer.steps) : null), [chosen]);

  const set = useCallback((change) => replace((before) => ({ ...before, ...change })), []);
  const keys = chosen.keys;
  const pick = (key, { reach = false } = {}) => {
    const node = model.nodes.get(key);
    const far = node && !keys.has(key) && node.links.length > 0;
    set({ sel: key, ...(far && state.view === "graph" ? { focus: key, ask: "", open: [], shut: [] } : {}), ...(reach ? { q: "" } : {}) });
    setMenu(false);
  };
  const toggle = (key) => {
    const hidden = model.nodes.get(key).links.some((link) => !keys.has(model.other(link, key).key));
    if (hidden) set({ open: [...state.open.filter((each) => each !== key), key], shut: state.shut.filter((each) => each !== key) });
    else set({ shut: toggled(state.shut, key), open: state.open.filter((each) => each !== key) });
  };
  const shared = { model, state, set, replace, words, language, dark, search, pick, toggle, drawnKeys: keys };
  const drawnNodes = [...keys].map((key) => model.nodes.get(key));
  const part = { view, drawn: { events: drawnNodes.filter((node) => node.kind === "event"), entities: drawnNodes.filter((node) => node.kind === "entity") } };
  useEffect(() => {
    if (state.view !== "graph") document.documentElement.dataset.ready = "1";
  }, [state.view]);
  hook(() => ({ state, view, scene, stage: stage.current, facets }));

  const escape = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (menu) setMenu(false);
    else if (state.sel) {
      set({ sel: "" });
      document.getElementById(state.view === "graph" ? "canvas" : "main").focus();
    }
  };
  return (
    <Shared.Provider value={shared}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById(state.view === "graph" ? "canvas" : "main").focus(); }}>{words.skip}</a>
      <div class={menu ? "layout menu-open" : "layout"} onKeyDown={escape}>
        <Header shared={shared} part={part} stage={stage} menu={menu} onMenu={() => setMenu(!menu)} />
        <Sidebar counts={facets} />
        <main id="main" tabIndex={-1}>
          <LeftOut island={island} words={words} language={language} />
          <p class="tabs" role="group" aria-label={words.views}>
            {["graph", "events", "entities"].map((each) => (
              <button key={each} type="button" aria-pressed={state.view === each ? "true" : "false"} onClick={() => set({ view: each })}>
                {words[each]}{each !== "graph" && <span class="count">{number(view[each].length, language)}</span>}
              </button>
            ))}
          </p>
          {state.view === "graph"
            ? <Graph scene={scene} path={path} connected={chosen.connected} hook={stage} />
            : <Table key={state.view} kind={state.view} nodes={view[state.view]} />}
          <Timeline dated={facets.dated} />
        </main>
        <Panel view={view} answer={state.sel ? null : chosen.answer} />
      </div>
    </Shared.Provider>
  );
}
