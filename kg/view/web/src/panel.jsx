// What stands behind a node or a line: the sentences, where they stand, what they disagree on, why names are one.

import { useEffect, useRef, useState } from "preact/hooks";
import { Day, Icon, ICONS, Label, NodeChip, NodeMark, NodeName, Other, useShared, Words } from "./parts.jsx";
import { Quote } from "./quote.jsx";
import { number, safeLink, tidy } from "./text.js";

const FIRST = 8;

function Section({ title, count = null, children }) {
  const { language } = useShared();
  return (
    <section>
      <h3>{title}{count !== null && <span class="count">{number(count, language)}</span>}</h3>
      {children}
    </section>
  );
}

// The first few of a list, and a button for the rest.
function Some({ list, first = FIRST, children }) {
  const { words, language } = useShared();
  const [all, setAll] = useState(false);
  return (
    <>
      {(all ? list : list.slice(0, first)).map(children)}
      {list.length > first && (
        <button type="button" class="plain" aria-expanded={all ? "true" : "false"} onClick={() => setAll(!all)}>
          {all ? words.less : `${words.more} (${number(list.length - first, language)})`}
        </button>
      )}
    </>
  );
}

function Article({ source }) {
  const { model, words } = useShared();
  const document = model.documents.get(source);
  const link = safeLink(document?.url);
  const title = <bdi class="source">{tidy(document?.title ?? source)}</bdi>;
  return (
    <>
      {link ? <a href={link} target="_blank" rel="noopener noreferrer">{title}</a> : title}
      {document?.title && <bdi class="file">{tidy(source)}</bdi>}
      {document?.publisher && <bdi class="file">{tidy(document.publisher)}</bdi>}
      {document?.published && <span class="file">{words.published} <Day edtf={document.published} /></span>}
    </>
  );
}

function Confidence({ value }) {
  const { words } = useShared();
  return (
    <span class="confidence">
      {words.confidence} <meter min="0" max="1" value={value} aria-label={words.confidence}>{value}</meter> <bdi>{value.toFixed(2)}</bdi>
    </span>
  );
}

function Report({ evidence, order = null, of = null, wanted = null }) {
  const { model, words, language } = useShared();
  const speaker = evidence.speaker ? model.nodes.get(evidence.speaker) : null;
  const against = of ? (evidence.contradicts ?? []).map((claim) => of.findIndex((each) => each.claim === claim) + 1).filter(Boolean) : [];
  const original = of && evidence.translation_of ? of.findIndex((each) => each.claim === evidence.translation_of) + 1 : 0;
  return (
    <article class={against.length ? "report against" : "report"}>
      <header>{order !== null && <span class="order">{number(order, language)}</span>}<Article source={evidence.source} /></header>
      {evidence.title && <p class="passage"><Words text={evidence.title} language={evidence.language} /></p>}
      <Quote evidence={evidence} wanted={wanted} />
      <p class="facts">
        {evidence.status && <span class={`status ${model.island.labels[evidence.status] ? evidence.status : ""}`}>{model.labelOf(evidence.status, language)}</span>}
        {evidence.tenure && <span class="status">{model.labelOf(evidence.tenure, language)}</span>}
        <span>{evidence.date ? <Day edtf={evidence.date} /> : words.unknownDate}</span>
        {(evidence.attributed_to || speaker) && (
          <span>{words.speaker} {speaker ? <NodeChip node={speaker} class="inline" /> : <Words text={evidence.attributed_to} language={evidence.language} />}</span>
        )}
        {(evidence.quantities ?? []).map((each, i) => <Words key={i} text={each.words} language={evidence.language} class="status" />)}
        <Confidence value={evidence.confidence} />
        <span class="file">{words.extractor} <bdi>{tidy(evidence.extractor)}</bdi></span>
      </p>
      {against.length > 0 && <p class="warn"><Icon path={ICONS.warn} /> {words.contradicts} {against.map((each) => number(each, language)).join(", ")}</p>}
      {original > 0 && <p class="file">{words.translationOf} {number(original, language)}{words.translation}</p>}
    </article>
  );
}

// What the reports say of a disputed aspect: each value, and the reports that have it.
function valuesOf(aspect, evidence, model, language) {
  const found = new Map();
  evidence.forEach((each, i) => {
    const said = aspect === "place" ? each.places.map((id) => model.nodes.get(id)?.labels ?? { en: id }) : [each[aspect]].filter(Boolean);
    for (const value of said) {
      const key = JSON.stringify(value);
      found.set(key, { value, reports: [...(found.get(key)?.reports ?? []), number(i + 1, language)] });
    }
  });
  return [...found.values()];
}

function Disputed({ event }) {
  const { model, words, language } = useShared();
  if (!event.disputed.length) return null;
  return (
    <div class="disputed">
      {event.disputed.map((aspect) => (
        <div key={aspect}>
          <h3><Icon path={ICONS.warn} /> {words.disagreeOn}: {model.labelOf(aspect, language)}</h3>
          <ul>
            {valuesOf(aspect, event.evidence, model, language).map(({ value, reports }, i) => (
              <li key={i}>
                <strong>{aspect === "date" ? <Day edtf={value} /> : aspect === "place" ? <Label labels={value} /> : model.labelOf(value, language)}</strong>
                <span class="file">{words.reports} {reports.join(", ")}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Matches({ title, matches }) {
  const { model, language } = useShared();
  if (!matches.length) return null;
  return (
    <details>
      <summary>{title}<span class="count">{number(matches.length, language)}</span></summary>
      <ul class="matches">
        <Some list={matches} first={12}>{(match, i) => (
          <li key={i}>
            <p><bdi>{tidy(match.left)}</bdi> {match.judgement === "same" ? "=" : "≠"} <bdi>{tidy(match.right)}</bdi></p>
            <p class="file">{model.labelOf(match.judgement, language)} · <bdi>{match.score.toFixed(2)}</bdi> · <bdi lang="en" dir="auto">{match.reasons.map(tidy).join("; ")}</bdi></p>
          </li>
        )}</Some>
      </ul>
    </details>
  );
}

const Chips = ({ keys }) => {
  const { model } = useShared();
  return <p class="chips">{keys.map((key) => model.nodes.get(key)).filter(Boolean).map((node) => <NodeChip key={node.key} node={node} />)}</p>;
};

function EventDetails({ node }) {
  const { model, words, language } = useShared();
  const event = node.value;
  return (
    <>
      <p class="facts">
        <span class={`status ${event.status}`}>{model.labelOf(event.status, language)}</span>
        <span>{event.dates.length ? event.dates.map((each, i) => <span key={each}>{i > 0 && " / "}<Day edtf={each} /></span>) : words.unknownDate}</span>
        <span class="file">{model.labelOf(event.family, language)}</span>
      </p>
      <Disputed event={event} />
      {event.participants.length > 0 && <Section title={words.who}><Chips keys={event.participants} /></Section>}
      {event.places.length > 0 && <Section title={words.where}><Chips keys={event.places} /></Section>}
      <Section title={words.reports} count={event.evidence.length}>
        <Some list={event.evidence}>{(each, i) => <Report key={each.claim} evidence={each} order={i + 1} of={event.evidence} />}</Some>
      </Section>
      <Matches title={words.whyEvent} matches={event.matches} />
    </>
  );
}

function Offices({ roles, of }) {
  const { model, words } = useShared();
  return (
    <Section title={words.offices} count={roles.length}>
      <Some list={roles} first={6}>{(role) => (
        <details key={role.id}>
          <summary>
            <Label labels={Object.keys(role.label).length ? role.label : { en: role.office }} />
            {[role.person, role.of].filter((id) => id && id !== of).map((id) => model.nodes.get(id)).filter(Boolean).map((node) => <span key={node.key} class="file"> <NodeName node={node} /></span>)}
          </summary>
          {role.evidence.map((each) => <Report key={each.claim} evidence={each} wanted={of} />)}
        </details>
      )}</Some>
      {roles.length === 0 && <p>{words.noEvidence}</p>}
    </Section>
  );
}

function EntityDetails({ node }) {
  const { model, words } = useShared();
  const entity = node.value;
  const events = node.links.filter((each) => each.to === node.key).map((each) => model.nodes.get(each.from)).filter((each) => each.kind === "event")
    .sort((a, b) => ((a.value.earliest ?? "9999") < (b.value.earliest ?? "9999") ? -1 : 1));
  const roles = model.roles.get(node.key) ?? [];
  const links = entity.links.map(safeLink).filter(Boolean);
  const sources = [...new Set(entity.mentions.map((each) => each.source))];
  return (
    <>
      <Section title={words.names}>
        {Object.entries(entity.names).map(([language, names]) => (
          <p key={language} class="names" lang={language} dir={model.directionOf(language)}>{names.map((each) => <bdi key={each}>{tidy(each)}</bdi>)}</p>
        ))}
        <Matches title={words.whyOne} matches={entity.matches.filter((each) => each.judgement === "same")} />
        <Matches title={words.whyApart} matches={entity.matches.filter((each) => each.judgement !== "same")} />
      </Section>
      {roles.length > 0 && <Offices roles={roles} of={node.key} />}
      {events.length > 0 && (
        <Section title={words.sharedEvents} count={events.length}>
          <Some list={events}>{(event) => (
            <div class="happening" key={event.key}>
              <NodeChip node={event} class="row" />
              {event.value.evidence.slice(0, 1).map((each) => <Quote key={each.claim} evidence={each} wanted={node.key} />)}
            </div>
          )}</Some>
        </Section>
      )}
      {events.length === 0 && roles.length === 0 && (
        <Section title={words.mentionedIn} count={(entity.quotes ?? []).length}>
          <p>{words.noSentence}</p>
          <Some list={entity.quotes ?? []}>{(each) => <div class="happening" key={`${each.source}:${each.start}`}><Quote evidence={each} wanted={node.key} /></div>}</Some>
        </Section>
      )}
      <Section title={words.mentionedIn} count={entity.mentions.length}>
        <ul class="sources"><Some list={sources}>{(source) => <li key={source}><Article source={source} /></li>}</Some></ul>
      </Section>
      {links.length > 0 && (
        <Section title={words.links}>
          <ul class="sources">{links.map((link) => <li key={link}><a href={link} target="_blank" rel="noopener noreferrer" dir="ltr">{link}</a></li>)}</ul>
        </Section>
      )}
    </>
  );
}

function NodeDetails({ node }) {
  const { model, state, set, words, language, toggle, drawnKeys } = useShared();
  const ask = (kind) => set({ ask: kind, a: node.key, b: "", view: "graph" });
  const hidden = node.links.filter((link) => !drawnKeys.has(model.other(link, node.key).key)).length;
  return (
    <>
      <header class="heading">
        <NodeMark node={node} size={22} />
        <div>
          <h2>{node.kind === "event" ? model.labelOf(node.type, language) : <Label labels={node.labels} />}</h2>
          {node.kind === "event" ? <p class="other"><Words text={model.labelOf(node.type, model.island.otherLanguage(language))} language={model.island.otherLanguage(language)} /></p> : <p class="other"><Other labels={node.labels} /> <span>{model.labelOf(node.type, language)}</span></p>}
        </div>
      </header>
      <p class="actions">
        {node.links.length > 0 && <button type="button" onClick={() => toggle(node.key)}>{hidden ? `${words.expand} (+${number(hidden, language)})` : words.collapse}</button>}
        <button type="button" aria-pressed={state.focus === node.key ? "true" : "false"} onClick={() => set({ focus: state.focus === node.key ? "" : node.key, ask: "", open: [], shut: [], view: "graph" })}>{words.focusHere}</button>
        {node.kind === "entity" && <button type="button" onClick={() => ask("between")}>{words.askBetween}</button>}
        {node.kind === "entity" && <button type="button" onClick={() => ask("path")}>{words.askPath}</button>}
      </p>
      {node.kind === "event" ? <EventDetails node={node} /> : <EntityDetails node={node} />}
    </>
  );
}

// What one line of the graph says, and the sentences that say it.
function LinkDetails({ link }) {
  const { model, words, language } = useShared();
  const [from, to] = [model.nodes.get(link.from), model.nodes.get(link.to)];
  const said = link.roles.length ? words.office : [link.participant && words.tookPart, link.place && words.tookPlace].filter(Boolean).join(" · ");
  const evidence = from.kind === "event" ? from.value.evidence : [];
  const direct = evidence.filter((each) => each.participants.includes(to.key) || each.places.includes(to.key));
  return (
    <>
      <header class="heading"><div><h2>{said}</h2></div></header>
      <Chips keys={[from.key, to.key]} />
      {from.kind === "event" && link.place && <Disputed event={{ ...from.value, disputed: from.value.disputed.filter((each) => each === "place") }} />}
      {link.roles.length > 0 && <Offices roles={link.roles} of={link.from} />}
      {from.kind === "event" && (
        <Section title={words.evidence} count={direct.length}>
          <Some list={direct}>{(each) => <Report key={each.claim} evidence={each} order={evidence.indexOf(each) + 1} of={evidence} wanted={to.key} />}</Some>
          {direct.length === 0 && <p>{words.noEvidence}</p>}
        </Section>
      )}
      <p class="file">{model.labelOf(from.type, language)}</p>
    </>
  );
}

function Step({ node }) {
  return (
    <li class="happening">
      <NodeChip node={node} class="row" />
      {node.kind === "event" && node.value.evidence.slice(0, 1).map((each) => <Quote key={each.claim} evidence={each} />)}
    </li>
  );
}

function Answer({ answer }) {
  const { model, words, state, language } = useShared();
  if (answer.ask === "path") {
    return (
      <Section title={words.path} count={answer.steps ? answer.steps.length - 1 : 0}>
        {answer.steps ? <ol class="steps">{answer.steps.map((key) => <Step key={key} node={model.nodes.get(key)} />)}</ol> : <p>{words.noPath}</p>}
      </Section>
    );
  }
  return (
    <Section title={words.between} count={answer.events.length}>
      <Chips keys={[state.a, state.b]} />
      {answer.events.length === 0 && <p>{words.noBetween}</p>}
      <Some list={answer.events}>{(node) => (
        <div class="happening" key={node.key}>
          <NodeChip node={node} class="row" />
          {node.value.evidence.slice(0, 1).map((each) => <Quote key={each.claim} evidence={each} wanted={state.a} />)}
        </div>
      )}</Some>
      <p class="hidden" role="status" lang={language}>{`${answer.events.length} ${words.results}`}</p>
    </Section>
  );
}

function Overview({ view }) {
  const { words, language, model } = useShared();
  const leading = view.entities.filter((node) => node.links.length).sort((a, b) => b.links.length - a.links.length || (a.key < b.key ? -1 : 1));
  const people = leading.filter((node) => node.type === "Person");
  const disputed = view.events.filter((node) => node.value.disputed.length);
  const { graph } = model.island;
  return (
    <>
      <header class="heading"><div><h2>{words.inThisGraph}</h2></div></header>
      <dl class="totals">
        {[[words.entities, graph.entities.length], [words.events, graph.events.length], [words.offices, graph.roles.length], [words.documents, graph.documents.length]].map(([name, count]) => (
          <div key={name}><dt>{name}</dt><dd>{number(count, language)}</dd></div>
        ))}
      </dl>
      <p class="hint">{words.hint}</p>
      {disputed.length > 0 && <Section title={words.disputedEvents} count={disputed.length}><Some list={disputed} first={5}>{(node) => <Happening key={node.key} node={node} />}</Some></Section>}
      {people.length > 0 && <Section title={words.bestConnected}><p class="chips">{people.slice(0, 8).map((node) => <NodeChip key={node.key} node={node} />)}{leading.filter((node) => node.type !== "Person").slice(0, 6).map((node) => <NodeChip key={node.key} node={node} />)}</p></Section>}
      {graph.run.jisr && <p class="file">{words.built} <bdi dir="ltr">Jisr {tidy(graph.run.jisr)} · {tidy(graph.run.configuration)}</bdi></p>}
    </>
  );
}

function Happening({ node }) {
  const { model } = useShared();
  return (
    <div class="happening">
      <NodeChip node={node} class="row" />
      <p class="other">{node.value.participants.map((id) => model.nodes.get(id)).filter(Boolean).slice(0, 4).map((each, i) => <span key={each.key}>{i > 0 && " · "}<NodeName node={each} /></span>)}</p>
    </div>
  );
}

export function Panel({ view, answer }) {
  const { model, state, set, words } = useShared();
  const place = useRef(null);
  const node = model.nodes.get(state.sel);
  const link = node ? null : model.links.get(state.sel);
  useEffect(() => place.current?.scrollTo(0, 0), [state.sel]);
  const chosen = Boolean(node || link);
  return (
    <aside ref={place} class={chosen || answer ? "panel chosen" : "panel"} aria-label={words.panel} tabIndex={-1} id="details">
      {chosen && <button type="button" class="icon-button shut" aria-label={words.closePanel} title={words.closePanel} onClick={() => set({ sel: "" })}><Icon path={ICONS.close} /></button>}
      {node ? <NodeDetails key={node.key} node={node} /> : link ? <LinkDetails key={link.key} link={link} /> : answer ? <Answer answer={answer} /> : <Overview view={view} />}
    </aside>
  );
}
