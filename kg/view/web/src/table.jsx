// The same as the graph, as tables: for keyboards, screen readers, printers and for reading on.

import { useState } from "preact/hooks";
import { Day, Label, NodeChip, Other, useShared, Words } from "./parts.jsx";
import { inLanguage, number } from "./text.js";

const PAGE = 200;

function columnsOf(kind, model, words, language) {
  const label = (node) => inLanguage(node.labels, language).text;
  const names = (ids) => ids.map((id) => model.nodes.get(id)).filter(Boolean);
  if (kind === "entities") {
    return [
      { name: words.name, value: label, cell: (node) => <NodeChip node={node} class="cell" />, head: true },
      { name: words.other, value: (node) => inLanguage(node.labels, model.island.otherLanguage(language)).text, cell: (node) => <Other labels={node.labels} class="" /> },
      { name: words.kind, value: (node) => model.labelOf(node.type, language), cell: (node) => model.labelOf(node.type, language) },
      { name: words.events, value: (node) => node.links.filter((each) => each.to === node.key && !each.roles.length).length, numeric: true },
      { name: words.mentions, value: (node) => node.value.mentions.length, numeric: true },
      { name: words.documents, value: (node) => node.sources.size, numeric: true },
    ];
  }
  return [
    { name: words.type, value: (node) => model.labelOf(node.type, language), cell: (node) => <EventCell node={node} />, head: true },
    { name: words.date, value: (node) => node.value.earliest ?? "9999", cell: (node) => <>{node.value.dates.map((each, i) => <span key={each}>{i > 0 && " / "}<Day edtf={each} /></span>)}{node.value.dates.length === 0 && "–"}</> },
    { name: words.people, value: (node) => names(node.value.participants).map(label).join(" "), cell: (node) => <List nodes={names(node.value.participants)} /> },
    { name: words.places, value: (node) => names(node.value.places).map(label).join(" "), cell: (node) => <List nodes={names(node.value.places)} /> },
    { name: words.status, value: (node) => model.labelOf(node.value.status, language), cell: (node) => model.labelOf(node.value.status, language) },
    { name: words.disputed, value: (node) => node.value.disputed.length, cell: (node) => node.value.disputed.map((each) => model.labelOf(each, language)).join(" · ") },
    { name: words.count, value: (node) => node.reports, numeric: true },
  ];
}

function EventCell({ node }) {
  const { model, pick, language } = useShared();
  return <button type="button" class="cell" onClick={() => pick(node.key)}><Words text={model.labelOf(node.type, language)} language={language} /></button>;
}

const List = ({ nodes }) => <>{nodes.map((node, i) => <span key={node.key}>{i > 0 && " · "}<Label labels={node.labels} /></span>)}</>;

export function Table({ kind, nodes }) {
  const { model, words, language, state } = useShared();
  const [order, setOrder] = useState({ column: kind === "entities" ? 3 : 1, down: kind === "entities" });
  const [all, setAll] = useState(false);
  const columns = columnsOf(kind, model, words, language);
  const { value } = columns[order.column];
  const compare = new Intl.Collator(language === "ar" ? "ar" : "en", { numeric: true }).compare;
  const keyed = nodes.map((node) => [value(node), node]);
  keyed.sort(([a, x], [b, y]) => (typeof a === "number" ? a - b : compare(a, b)) * (order.down ? -1 : 1) || (x.key < y.key ? -1 : 1));
  const shown = all ? keyed : keyed.slice(0, PAGE);
  const sort = (column) => setOrder({ column, down: order.column === column ? !order.down : Boolean(columns[column].numeric) });
  return (
    <div class="table" tabIndex={0} role="region" aria-label={words[kind]}>
      <table>
        <caption>{words[kind]} <span class="count">{number(nodes.length, language)}</span></caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col" aria-sort={order.column === i ? (order.down ? "descending" : "ascending") : "none"}>
                <button type="button" onClick={() => sort(i)} title={`${words.sortBy}: ${column.name}`}>{column.name}<span aria-hidden="true">{order.column === i ? (order.down ? " ▼" : " ▲") : ""}</span></button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([, node]) => (
            <tr key={node.key} class={state.sel === node.key ? "picked" : ""}>
              {columns.map((column, i) => {
                const content = column.cell ? column.cell(node) : number(column.value(node), language);
                return column.head ? <th key={i} scope="row">{content}</th> : <td key={i} class={column.numeric ? "numeric" : ""}>{content}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {nodes.length === 0 && <p>{words.empty}</p>}
      {nodes.length > shown.length && <button type="button" onClick={() => setAll(true)}>{words.showAll} ({number(nodes.length, language)} {words.rows})</button>}
    </div>
  );
}
