// Events over time as bars; a bar is a button that narrows the dates to its days.

import { within } from "./filters.js";
import { useShared } from "./parts.jsx";
import { number, readableDate } from "./text.js";

const MOST_BARS = 60;
const FEW = 0.08;
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const UNITS = {
  day: { start: (d) => d, next: (d) => d.setUTCDate(d.getUTCDate() + 1), name: (from) => from },
  month: { start: (d) => (d.setUTCDate(1), d), next: (d) => d.setUTCMonth(d.getUTCMonth() + 1), name: (from) => from.slice(0, 7) },
  year: { start: (d) => (d.setUTCMonth(0, 1), d), next: (d) => d.setUTCFullYear(d.getUTCFullYear() + 1), name: (from) => from.slice(0, 4) },
  decade: { start: (d) => (d.setUTCFullYear(Math.floor(d.getUTCFullYear() / 10) * 10, 0, 1), d), next: (d) => d.setUTCFullYear(d.getUTCFullYear() + 10), name: (from, to) => `${from.slice(0, 4)}/${to.slice(0, 4)}` },
};

const before = (day) => iso(Date.parse(day) - 86400000);
const after = (day) => iso(Date.parse(day) + 86400000);

function days(unit, from, to) {
  const found = [];
  const at = UNITS[unit].start(new Date(`${from}T00:00:00Z`));
  while (iso(at) <= to && found.length <= MOST_BARS) {
    const first = iso(at);
    UNITS[unit].next(at);
    found.push({ from: first, to: iso(at - 86400000), name: UNITS[unit].name(first, iso(at - 86400000)) });
  }
  return found;
}

// Bars over the dated events, as fine as fits; an event counts in every bar it may have happened in.
export function bars(events, from, to) {
  const dated = events.filter((each) => each.earliest !== null && (!(from || to) || within(each, from, to)));
  if (!dated.length) return [];
  const [starts, ends] = [dated.map((each) => each.earliest.slice(0, 10)).sort(), dated.map((each) => (each.latest ?? each.earliest).slice(0, 10)).sort()];
  const slotsOf = (first, last) => Object.keys(UNITS).map((unit) => days(unit, first, last)).find((each) => each.length <= MOST_BARS) ?? [];
  const whole = slotsOf(from || starts[0], to || ends[ends.length - 1]);
  // A few events of long ago must not press all others into one bar: they get bars of their own at the ends.
  const few = Math.floor(dated.length * FEW);
  const core = slotsOf(from || starts[few], to || ends[ends.length - 1 - few]);
  const finer = core.length > 0 && (whole.length === 0 || whole[0].name.length < core[0].name.length || whole[0].name.includes("/"));
  const slots = [...(finer ? core : whole)];
  if (!slots.length) return [];
  if (finer && starts[0] < slots[0].from) slots.unshift({ from: starts[0], to: before(slots[0].from), name: "earlier" });
  const end = slots[slots.length - 1].to;
  if (finer && ends[ends.length - 1] > end) slots.push({ from: after(end), to: ends[ends.length - 1], name: "later" });
  return slots.map((slot) => {
    const inside = dated.filter((each) => within(each, slot.from, slot.to));
    const sure = inside.filter((each) => each.earliest.slice(0, 10) >= slot.from && (each.latest ?? each.earliest).slice(0, 10) <= slot.to);
    return { ...slot, count: inside.length, sure: sure.length };
  });
}

export function Timeline({ dated }) {
  const { state, set, words, language } = useShared();
  const events = dated.map(({ value }) => value);
  const shown = bars(events, state.from, state.to);
  const undated = events.filter((each) => each.earliest === null).length;
  const highest = Math.max(1, ...shown.map((each) => each.count));
  const chosen = Boolean(state.from || state.to);
  const nameOf = ({ name }) => words[name] ?? readableDate(name, language);
  const inner = shown.filter(({ name }) => !words[name]);
  return (
    <section class="timeline" aria-label={words.timeline}>
      <ol class="bars">
        {shown.map((bar) => {
          const only = chosen && shown.length === 1;
          return (
            <li key={bar.from} class={words[bar.name] ? "edge" : ""}>
              <button type="button" disabled={bar.count === 0} title={`${nameOf(bar)}: ${bar.count}`}
                aria-label={`${nameOf(bar)}: ${number(bar.count, language)}`} aria-pressed={only ? "true" : "false"}
                onClick={() => set({ from: only ? "" : bar.from, to: only ? "" : bar.to, undated: false })}>
                <span class="vague" style={{ height: `${((bar.count - bar.sure) / highest) * 100}%` }} />
                <span class="sure" style={{ height: `${(bar.sure / highest) * 100}%` }} />
              </button>
            </li>
          );
        })}
      </ol>
      <p class="axis">
        <bdi>{inner.length > 0 && nameOf(inner[0])}</bdi>
        <span class="buttons">
          {chosen && <button type="button" class="plain" onClick={() => set({ from: "", to: "" })}>{words.all}</button>}
          <button type="button" class="plain" aria-pressed={state.undated ? "true" : "false"} onClick={() => set({ undated: !state.undated, from: "", to: "" })} dir="auto">
            {words.undated} <span class="count">{number(undated, language)}</span>
          </button>
        </span>
        <bdi>{inner.length > 0 && nameOf(inner[inner.length - 1])}</bdi>
      </p>
    </section>
  );
}
