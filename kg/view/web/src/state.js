// What the reader has chosen, as it stands in the address of the page: a link shows the same view again.

const LISTS = ["family", "type", "status", "kind", "doc", "open", "shut"];
const WORDS = ["lang", "theme", "view", "q", "sel", "focus", "sources", "from", "to", "ask", "a", "b"];
const SWITCHES = ["disputed", "undated"];

export const EMPTY = Object.freeze({
  lang: "en", theme: "", view: "graph", q: "", sel: "", focus: "", sources: "", from: "", to: "", ask: "", a: "", b: "",
  disputed: false, undated: false, family: [], type: [], status: [], kind: [], doc: [], open: [], shut: [],
});
export const FILTERS = ["q", "sources", "from", "to", "disputed", "undated", "family", "type", "status", "kind", "doc"];

const CHOICES = {
  theme: ["", "light", "dark"], view: ["graph", "events", "entities"], sources: ["", "en", "ar", "only-en", "only-ar", "both"],
  ask: ["", "between", "path"],
};

export function fromAddress(hash, languages) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...EMPTY };
  for (const name of LISTS) state[name] = params.getAll(name);
  for (const name of WORDS) state[name] = params.get(name) ?? EMPTY[name];
  for (const name of SWITCHES) state[name] = params.get(name) === "1";
  for (const [name, known] of Object.entries(CHOICES)) if (!known.includes(state[name])) state[name] = EMPTY[name];
  for (const name of ["from", "to"]) if (!/^\d{4}-\d{2}-\d{2}$/.test(state[name])) state[name] = "";
  if (!languages.includes(state.lang)) state.lang = EMPTY.lang;
  return state;
}

export function toAddress(state) {
  const params = new URLSearchParams();
  for (const name of WORDS) if (state[name] !== EMPTY[name] || name === "lang") params.set(name, state[name]);
  for (const name of SWITCHES) if (state[name]) params.set(name, "1");
  for (const name of LISTS) for (const each of state[name]) params.append(name, each);
  return `#${params}`;
}

export const isFiltered = (state) => FILTERS.some((name) => (Array.isArray(state[name]) ? state[name].length > 0 : Boolean(state[name])));
export const withoutFilters = (state) => ({ ...state, ...Object.fromEntries(FILTERS.map((name) => [name, EMPTY[name]])) });
export const toggled = (list, value) => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);
