// A sentence as the article has it, in its own direction, with the words marked that the graph took from it.

import { useShared } from "./parts.jsx";

// Offsets are code points of the article; `from` is where the quote begins in it.
function markings(evidence, model, wanted) {
  const letters = Array.from(evidence.quote);
  const spans = (model.mentions.get(evidence.source) ?? [])
    .filter((each) => each.start >= evidence.start && each.end <= evidence.end)
    .map((each) => ({ start: each.start - evidence.start, end: each.end - evidence.start, entity: each.entity, wanted: each.entity === wanted }));
  const trigger = triggerSpan(evidence, letters);
  if (trigger) spans.push(trigger);
  spans.sort((a, b) => Number(b.wanted ?? false) - Number(a.wanted ?? false) || a.start - b.start || b.end - a.end);
  const kept = [];
  for (const span of spans) if (!kept.some((each) => span.start < each.end && each.start < span.end)) kept.push(span);
  return { letters, spans: kept.sort((a, b) => a.start - b.start) };
}

// A claim names its trigger by its words; its id ends in where they stand.
function triggerSpan({ trigger, quote, claim, start }, letters) {
  // What was carried over from a translation may have no word of its own that reports it.
  if (!trigger || trigger === quote) return null;
  const length = Array.from(trigger).length;
  for (const part of String(claim).split("-").map(Number)) {
    const at = part - start;
    if (Number.isInteger(at) && at >= 0 && letters.slice(at, at + length).join("") === trigger) return { start: at, end: at + length, trigger: true };
  }
  const found = quote.indexOf(trigger);
  if (found < 0) return null;
  const at = Array.from(quote.slice(0, found)).length;
  return { start: at, end: at + length, trigger: true };
}

export function Quote({ evidence, wanted = null }) {
  const { model, pick } = useShared();
  const { letters, spans } = markings(evidence, model, wanted);
  const pieces = [];
  let at = 0;
  spans.forEach((span, i) => {
    pieces.push(letters.slice(at, span.start).join(""));
    const text = letters.slice(span.start, span.end).join("");
    const node = span.entity === undefined ? null : model.nodes.get(span.entity);
    if (node) {
      pieces.push(<mark key={i} class={span.wanted ? "mention wanted" : "mention"} data-type={node.type} onClick={() => pick(node.key)}>{text}</mark>);
    } else pieces.push(<mark key={i} class="trigger">{text}</mark>);
    at = span.end;
  });
  pieces.push(letters.slice(at).join(""));
  return <blockquote lang={evidence.language} dir={model.directionOf(evidence.language)}>{pieces}</blockquote>;
}
