// Builds ../assets from src/: one script, one style sheet, the Arabic font cut to what names and news need, the licences.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import subsetFont from "subset-font";

const out = new URL("../assets/", import.meta.url);
const here = new URL("./", import.meta.url);
mkdirSync(out, { recursive: true });

const common = { bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", target: ["es2022"] };
const script = await build({
  ...common, entryPoints: ["src/main.jsx"], format: "iife", jsx: "automatic", jsxImportSource: "preact",
});
const style = await build({ ...common, entryPoints: ["src/page.css"] });
writeFileSync(new URL("explorer.js", out), script.outputFiles[0].contents);
writeFileSync(new URL("explorer.css", out), style.outputFiles[0].contents);

// Arabic, Persian and Urdu letters, vowel marks, digits and punctuation; presentation forms are never written by us.
const ranges = [[0x0600, 0x0605], [0x060c, 0x0615], [0x061b, 0x065f], [0x0660, 0x0674], [0x0679, 0x0679], [0x067e, 0x067e],
  [0x0686, 0x0688], [0x0691, 0x0691], [0x0698, 0x0698], [0x06a4, 0x06a9], [0x06ad, 0x06af], [0x06ba, 0x06c3], [0x06cc, 0x06d5],
  [0x06f0, 0x06f9], [0x200c, 0x200f], [0x20, 0x20], [0x28, 0x29], [0x2d, 0x2e], [0x3a, 0x3a], [0xab, 0xab], [0xbb, 0xbb]];
const letters = ranges.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => String.fromCodePoint(a + i))).join("");
const font = new URL("node_modules/@fontsource/noto-sans-arabic/", here);
for (const weight of [400, 600]) {
  const whole = readFileSync(new URL(`files/noto-sans-arabic-arabic-${weight}-normal.woff2`, font));
  writeFileSync(new URL(`noto-sans-arabic-${weight}.woff2`, out), await subsetFont(whole, letters, { targetFormat: "woff2" }));
}

const shipped = ["@fontsource/noto-sans-arabic", ...["preact", "d3-color", "d3-dispatch", "d3-drag", "d3-ease", "d3-force",
  "d3-interpolate", "d3-quadtree", "d3-selection", "d3-timer", "d3-transition", "d3-zoom"]];
const licences = shipped.map((name) => {
  const folder = new URL(`node_modules/${name}/`, here);
  const facts = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  return `## ${name} ${facts.version} (${facts.license})\n\n${readFileSync(new URL("LICENSE", folder), "utf8").trim()}\n`;
});
writeFileSync(new URL("LICENCES.md", out), `# What the page carries of others\n\n${licences.join("\n")}`);

// The page's tests hold this against the sources, so that nobody forgets to build.
const sources = ["build.mjs", "package-lock.json", ...readdirSync(new URL("src/", here)).map((name) => `src/${name}`)].sort();
const digest = createHash("sha256");
for (const name of sources) digest.update(name).update("\0").update(readFileSync(new URL(name, here))).update("\0");
writeFileSync(new URL("sources.sha256", out), `${digest.digest("hex")}\n`);
