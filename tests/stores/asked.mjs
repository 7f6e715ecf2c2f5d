// Loads a graph, then answers each query whose file is named on a line of stdin into the same name with .json.
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import { Parser, Store } from "n3";

const store = new Store(new Parser().parse(await readFile(process.argv[2], "utf8")));
const engine = new QueryEngine();
console.log("ready");
for await (const file of createInterface({ input: process.stdin })) {
  let said = "done";
  try {
    const found = await engine.query(await readFile(file, "utf8"), { sources: [store] });
    const { data } = await engine.resultToString(found, "application/sparql-results+json");
    let text = "";
    for await (const piece of data) text += piece;
    await writeFile(`${file}.json`, text);
  } catch (wrong) {
    said = `error ${String(wrong?.message).replaceAll("\n", " ")}`;
  }
  console.log(said);
}
