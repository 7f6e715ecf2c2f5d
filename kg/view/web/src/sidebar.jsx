// Filters with counts, and the questions one can ask of two names.

import { Combobox } from "./combobox.jsx";
import { Icon, ICONS, Mark, useShared } from "./parts.jsx";
import { SHAPES } from "./look.js";
import { isFiltered, toggled, withoutFilters } from "./state.js";
import { inLanguage, number, tidy } from "./text.js";

function Choice({ checked, onChange, count, children, type = "checkbox", name }) {
  const { language } = useShared();
  return (
    <label class={count === 0 && !checked ? "choice none" : "choice"}>
      <input type={type} name={name} checked={checked} onChange={onChange} />
      <span class="what">{children}</span>
      {count !== null && <span class="count">{number(count, language)}</span>}
    </label>
  );
}

function Facet({ title, open = false, children }) {
  return <details class="facet" open={open}><summary>{title}</summary><div role="group" aria-label={title}>{children}</div></details>;
}

function Types({ counts }) {
  const { model, state, set, language } = useShared();
  const types = new Map();
  for (const { kind, value } of model.nodes.values()) {
    if (kind === "event") types.set(value.family, (types.get(value.family) ?? new Set()).add(value.type));
  }
  const byLabel = (a, b) => (model.labelOf(a, language) < model.labelOf(b, language) ? -1 : 1);
  return [...types.keys()].sort(byLabel).map((family) => (
    <div key={family} class="family">
      <Choice checked={state.family.includes(family)} count={counts.family.get(family) ?? 0} onChange={() => set({ family: toggled(state.family, family) })}>
        <Mark style={family} shape={SHAPES.event} /> {model.labelOf(family, language)}
      </Choice>
      {[...types.get(family)].filter((each) => each !== family).sort(byLabel).map((type) => (
        <Choice key={type} checked={state.type.includes(type)} count={counts.type.get(type) ?? 0} onChange={() => set({ type: toggled(state.type, type) })}>
          {model.labelOf(type, language)}
        </Choice>
      ))}
    </div>
  ));
}

function Filters({ counts }) {
  const { model, state, set, replace, words, language } = useShared();
  const list = (name, choices, shown) => choices.map((each) => (
    <Choice key={each} checked={state[name].includes(each)} count={counts[name].get(each) ?? 0} onChange={() => set({ [name]: toggled(state[name], each) })}>{shown(each)}</Choice>
  ));
  const statuses = ["happened", "planned", "possible", "denied"];
  return (
    <section class="filters" aria-label={words.filters}>
      <h2>{words.filters} <button type="button" class="plain" disabled={!isFiltered(state)} onClick={() => replace(withoutFilters(state))}>{words.clear}</button></h2>
      <Facet title={words.sources} open>
        {["", "en", "ar", "both", "only-en", "only-ar"].map((each) => (
          <Choice key={each} type="radio" name="sources" checked={state.sources === each} count={each ? counts.sources.get(each) : null} onChange={() => set({ sources: each })}>{words[`src_${each}`]}</Choice>
        ))}
      </Facet>
      <Choice checked={state.disputed} count={counts.disputed} onChange={() => set({ disputed: !state.disputed })}><Icon path={ICONS.warn} /> {words.disputed}</Choice>
      <Facet title={words.type} open><Types counts={counts} /></Facet>
      <Facet title={words.status} open>
        {list("status", statuses, (each) => <><Mark style="other" shape={SHAPES.event} status={each} /> {model.labelOf(each, language)}</>)}
      </Facet>
      <Facet title={words.kind}>{list("kind", model.island.classes, (each) => <><Mark style={each} shape={SHAPES[each]} /> {model.labelOf(each, language)}</>)}</Facet>
      <Facet title={words.dates}>
        {["from", "to"].map((each) => (
          <label key={each} class="choice"><span class="what">{words[each]}</span><input type="date" value={state[each]} onChange={(event) => set({ [each]: event.currentTarget.value, undated: false })} /></label>
        ))}
      </Facet>
      <Facet title={words.article}>{list("doc", [...model.documents.keys()], (each) => <bdi>{tidy(model.documents.get(each).title ?? each)}</bdi>)}</Facet>
    </section>
  );
}

function Question() {
  const { model, state, set, words, language } = useShared();
  const nameOf = (key) => (model.nodes.has(key) ? inLanguage(model.nodes.get(key).labels, language).text : "");
  const kind = state.ask || "between";
  const picked = (which) => (node) => set({ [which]: node.key, ask: kind, sel: "", focus: "", open: [], shut: [] });
  return (
    <section class="ask" aria-label={words.ask}>
      <h2>{words.ask} {state.ask && <button type="button" class="plain" onClick={() => set({ ask: "", a: "", b: "", sel: "" })}>{words.reset}</button>}</h2>
      <p class="tabs" role="group" aria-label={words.ask}>
        {["between", "path"].map((each) => <button key={each} type="button" aria-pressed={kind === each ? "true" : "false"} onClick={() => set({ ask: each, sel: "" })}>{words[each]}</button>)}
      </p>
      <Combobox label={words.a} placeholder={`${words.a}: ${words.choose}`} kind="entity" value={nameOf(state.a)} onPick={picked("a")} />
      <Combobox label={words.b} placeholder={`${words.b}: ${words.choose}`} kind="entity" value={nameOf(state.b)} onPick={picked("b")} />
      {state.a && state.b && <button type="button" class="plain" onClick={() => set({ a: state.b, b: state.a })}><Icon path={ICONS.swap} /> {words.swap}</button>}
    </section>
  );
}

export function Sidebar({ counts }) {
  const { words } = useShared();
  return (
    <nav class="side" id="side" aria-label={words.menu}>
      <Question />
      <Filters counts={counts} />
    </nav>
  );
}
