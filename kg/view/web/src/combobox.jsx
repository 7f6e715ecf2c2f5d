// A search field with suggestions, by the ARIA combobox pattern: arrows choose, Enter takes, Escape closes.

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { NodeMark, NodeName, Other, useShared, Words } from "./parts.jsx";

const SHOWN = 12;

export function Combobox({ label, placeholder, kind = null, value = "", onPick, onText = null, class: name = "" }) {
  const { search, words, language, model } = useShared();
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  const field = useRef(null);
  useEffect(() => setText(value), [value]);

  const found = open && text.trim() ? search(text, { kind }) : [];
  const shown = found.slice(0, SHOWN);
  const option = (i) => `${id}-${i}`;

  function take(i) {
    setOpen(false);
    setActive(-1);
    if (i >= 0 && shown[i]) onPick(shown[i].node, text);
    else if (onText) onText(text);
    else if (shown[0]) onPick(shown[0].node, text);
  }
  function keys(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const next = active + (event.key === "ArrowDown" ? 1 : -1);
      setActive(shown.length ? (next + shown.length + 1) % (shown.length + 1) === shown.length ? -1 : (next + shown.length) % shown.length : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (open && text) setOpen(false);
      else {
        setText("");
        if (onText) onText("");
      }
    }
  }

  return (
    <div class={`combobox ${name}`}>
      <input ref={field} type="search" role="combobox" aria-label={label} placeholder={placeholder ?? label} autocomplete="off" spellcheck={false} dir="auto"
        aria-expanded={shown.length > 0 ? "true" : "false"} aria-controls={`${id}-list`} aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? option(active) : undefined} value={text}
        onInput={(event) => { setText(event.currentTarget.value); setOpen(true); setActive(-1); if (onText && !event.currentTarget.value) onText(""); }}
        onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={keys} />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={shown.length === 0}>
        {shown.map(({ node, form, close }, i) => (
          <li key={node.key} id={option(i)} role="option" aria-selected={i === active ? "true" : "false"} class={i === active ? "active" : ""}
            onPointerDown={(event) => { event.preventDefault(); take(i); }}>
            <NodeMark node={node} />
            <span class="found">
              <span><NodeName node={node} />{close && <span class="tag">{words.close}</span>}</span>
              {node.kind === "event"
                ? <span class="other">{node.links.slice(0, 4).map((each, j) => <span key={each.key}>{j > 0 && " · "}<NodeName node={model.nodes.get(each.to)} /></span>)}</span>
                : <Other labels={node.labels} />}
            </span>
            {form === null && <span class="tag">{words.sentence}</span>}
          </li>
        ))}
      </ul>
      <p class="hidden" role="status" lang={language}>{open && text.trim() ? `${found.length} ${words.results}` : ""}</p>
      {open && text.trim() && found.length === 0 && <p class="nothing" aria-hidden="true">{words.noResult}: <Words text={text} /></p>}
    </div>
  );
}
