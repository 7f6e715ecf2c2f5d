// What is written on the page: words of the data as they may be shown, dates as people read them.

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;
const ISOLATES = { ltr: "\u2066", rtl: "\u2067" };

// One line without directional controls: an unbalanced one would turn its surroundings around.
export const tidy = (text) => String(text ?? "").replace(CONTROLS, " ").replace(/\s+/gu, " ").trim();

// A canvas knows no <bdi>: a line is isolated by characters instead.
export const isolate = (text, direction) => `${ISOLATES[direction] ?? "\u2068"}${tidy(text)}\u2069`;

export function shorten(text, width) {
  const line = tidy(text);
  const letters = Array.from(line);
  if (letters.length <= width) return line;
  const head = letters.slice(0, width - 1).join("");
  const space = head.lastIndexOf(" ");
  return `${(space > width / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}

// Of labels by language the one in `language`, else any there is, with the language it is in.
export function inLanguage(labels, language) {
  const known = Object.entries(labels ?? {}).filter(([, text]) => tidy(text));
  const [found, text] = known.find(([each]) => each === language) ?? known.sort()[0] ?? [language, "?"];
  return { language: found, text: tidy(text) };
}

const LOCALES = { en: "en-GB", ar: "ar-u-nu-latn" };
const formats = new Map();

function formatted(language, options, ...moments) {
  const key = `${language} ${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LOCALES[language] ?? "en-GB", { ...options, timeZone: "UTC", calendar: "gregory" }));
  }
  const format = formats.get(key);
  return tidy(moments.length === 2 ? format.formatRange(...moments) : format.format(moments[0]));
}

const DAY = { day: "numeric", month: "short", year: "numeric" };
const PRECISIONS = [[/^\d{4}-\d{2}-\d{2}$/, DAY], [/^\d{4}-\d{2}$/, { month: "short", year: "numeric" }], [/^\d{4}$/, { year: "numeric" }]];

function moment(part) {
  const found = PRECISIONS.find(([pattern]) => pattern.test(part));
  const time = found && new Date(part);
  return time && !Number.isNaN(time.getTime()) ? [time, found[1]] : null;
}

// EDTF as people read it ("2026-01-05" → "5 Jan 2026"); what is no plain date stays as it is.
export function readableDate(edtf, language) {
  const parts = String(edtf).split("/").map(moment);
  if (parts.length > 2 || parts.includes(null)) return tidy(edtf);
  const [first, last = first] = parts;
  if (first[0].getTime() === last[0].getTime() || first[1] !== last[1]) {
    return parts.map(([time, options]) => formatted(language, options, time)).join(" – ");
  }
  return formatted(language, first[1], first[0], last[0]);
}

export const number = (value, language) => new Intl.NumberFormat(LOCALES[language] ?? "en-GB").format(value);

// The IRI or URL if a click on it only opens a page; nothing else becomes a link.
export function safeLink(url) {
  try {
    const parsed = new URL(String(url));
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}
