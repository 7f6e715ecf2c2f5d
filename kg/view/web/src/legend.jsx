// What shapes, colours and lines mean: of those that are drawn now.

import { Mark, useShared } from "./parts.jsx";
import { SHAPES } from "./look.js";

export function Legend({ scene }) {
  const { model, words, language } = useShared();
  const entities = new Set(scene.nodes.filter((node) => node.kind === "entity").map((node) => node.style));
  const families = new Set(scene.nodes.filter((node) => node.kind === "event").map((node) => node.style));
  const statuses = new Set(scene.nodes.filter((node) => node.kind === "event").map((node) => node.status));
  const line = (name, shown, text) => shown && <li><span class={`line ${name}`} aria-hidden="true" />{text}</li>;
  return (
    <details class="legend" open={window.innerWidth > 700}>
      <summary>{words.legend}</summary>
      <ul aria-label={words.legend}>
        {model.island.classes.filter((each) => entities.has(each)).map((each) => <li key={each}><Mark style={each} shape={SHAPES[each]} />{model.labelOf(each, language)}</li>)}
        {model.island.families.filter((each) => families.has(each)).map((each) => <li key={each}><Mark style={each} shape={SHAPES.event} />{model.labelOf(each, language)}</li>)}
        {["planned", "possible", "denied"].filter((each) => statuses.has(each)).map((each) => <li key={each}><Mark style="other" shape={SHAPES.event} status={each} />{model.labelOf(each, language)}</li>)}
        {line("office", scene.links.some((each) => each.office), words.office)}
        {line("place", scene.links.some((each) => each.placeOnly), words.tookPlace)}
        {line("warn", scene.nodes.some((each) => each.disputed), words.isDisputed)}
      </ul>
    </details>
  );
}
