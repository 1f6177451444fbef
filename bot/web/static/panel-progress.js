// How far the candidacy check is, above the message field.

import { el } from "./chat-dom.js";
import { adoptStyle } from "./panel-style.js";
import { panelText } from "./panel-text.js";

/** The bar for `{step, of}`, to stand in the shadow root `root`; it shows what is answered, at the first question nothing. */
export async function progressElement({ step, of }, lang, root, base) {
  await adoptStyle(root, base);
  const text = panelText(lang);
  const fill = el("i");
  fill.style.inlineSize = `${(100 * (step - 1)) / of}%`;
  return el("div", { class: "progress" }, el("span", { id: "progress-name" }, text.progress), el("span", { "aria-hidden": "true" }, text.step(step, of)),
    el("div", { class: "track", role: "progressbar", "aria-labelledby": "progress-name", "aria-valuemin": "0", "aria-valuemax": String(of),
      "aria-valuenow": String(step), "aria-valuetext": text.step(step, of) }, fill));
}
