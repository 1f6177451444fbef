// How far the candidacy check is, above the message field.

import { el } from "./chat-dom.js";
import { panelText } from "./panel-text.js";

/** The bar for `{step, of}`; it counts what is answered, so the first question shows an empty one. */
export function progressElement({ step, of }, lang) {
  const text = panelText(lang);
  const fill = el("i");
  fill.style.inlineSize = `${(100 * (step - 1)) / of}%`;
  return el("div", { class: "progress" }, el("span", { id: "progress-name" }, text.progress), el("span", { "aria-hidden": "true" }, text.step(step, of)),
    el("div", { class: "track", role: "progressbar", "aria-labelledby": "progress-name", "aria-valuemin": "0", "aria-valuemax": String(of),
      "aria-valuenow": String(step), "aria-valuetext": text.step(step, of) }, fill));
}
