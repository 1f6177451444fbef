// What several panels draw with: SVG, bars on a scale, the same as a table.

import { el } from "./chat-dom.js";

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export const range = ([low, high]) => (low === high ? `${low}` : `${low}\u2013${high}`);

/** A bar from `low` to `high` on a scale that ends at `most`, with its figure beside it. */
export function bar(kind, [low, high], most, label, shown) {
  const fill = el("i", { class: kind });
  fill.style.insetInlineStart = `${(100 * low) / most}%`;
  fill.style.inlineSize = `${(100 * (high - low)) / most}%`;
  return el("div", { class: "bar" },
    el("span", { class: "unseen" }, `${label}: `), el("span", { class: "track", "aria-hidden": "true" }, fill), el("span", { class: "figure" }, shown));
}

export function legend(text) {
  const key = (kind, label) => el("span", {}, el("i", { class: `key ${kind}` }), label);
  return el("p", { class: "legend", "aria-hidden": "true" }, key("baby", text.baby), key("standard", text.standard));
}

/** The figures of a drawing as a table that unfolds; `rows` hold cells of text, the first a heading. */
export function table(text, caption, head, rows) {
  return el("details", { class: "as-table" }, el("summary", {}, el("span", {}, text.table)),
    el("table", {}, el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, ...head.map((cell) => el("th", { scope: "col" }, cell)))),
      el("tbody", {}, ...rows.map(([first, ...cells]) =>
        el("tr", {}, el("th", { scope: "row" }, first), ...cells.map((cell) => el("td", {}, cell)))))));
}

/** A drawing by its path in a square of 24. */
export function mark(path) {
  return svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: path }));
}

/** The action at the foot of a panel: a question to Maru, after which the conversation is seen again. */
export function askButton(label, on, words) {
  return el("div", { class: "pane-foot" }, el("button", { class: "main", type: "button", onclick: () => {
    on.close();
    on.say(words);
  } }, label));
}
