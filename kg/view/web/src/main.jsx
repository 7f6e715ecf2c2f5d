// Reads the graph that the page carries and shows it.

import { render } from "preact";
import { App } from "./app.jsx";
import { modelOf } from "./model.js";
import { searcher } from "./search.js";

const island = JSON.parse(document.getElementById("graph-data").textContent);
island.otherLanguage = (language) => Object.keys(island.languages).find((each) => each !== language);
const model = modelOf(island);
const search = searcher(model);
let now = () => null;

// What tests and the curious can ask of the page.
window.jisr = { fold: model.fold, search, model, now: () => now() };

const place = document.getElementById("page");
const show = () => {
  place.replaceChildren();
  render(<App model={model} search={search} hook={(each) => { now = each; }} />, place);
};
// A canvas does not wait for fonts: letters measured in another font would stand wrong.
const faces = [400, 600].map((weight) => document.fonts.load(`${weight} 13px "Jisr Arabic"`, "جسر"));
Promise.allSettled(faces).then(show);
