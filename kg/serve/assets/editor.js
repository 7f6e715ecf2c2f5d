// The query editor of this server: its own endpoint, its own questions, nothing fetched from elsewhere.
"use strict";
const questions = JSON.parse(document.getElementById("questions").textContent);
const choice = document.getElementById("examples");
for (const { name, title } of questions) choice.add(new Option(title, name));

// The other completers ask services on the web for prefixes and terms.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
const endpoint = new URL("/sparql", window.location.href).href;
const wanted = new URLSearchParams(window.location.search).get("name");
const first = questions.find(({ name }) => name === wanted) || questions[0];
if (first) choice.value = first.name;
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [] },
  persistenceId: null,
  yasqe: { value: first ? first.query : "SELECT * { ?s ?p ?o } LIMIT 10" },
});
const show = (query) => yasgui.getTab().getYasqe().setValue(query);
if (first) show(first.query);
choice.addEventListener("change", () => show(questions.find(({ name }) => name === choice.value).query));
