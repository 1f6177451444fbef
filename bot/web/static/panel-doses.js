// The guide's table of doses as bars: baby beside standard, area by area. A row can be chosen to ask Maru about it.

import { el } from "./chat-dom.js";
import { areasOf, Chosen, doses, doseTable } from "./panel-areas.js";
import { legend } from "./panel-draw.js";

export async function panel(api, text, on) {
  const { areas, title, most } = await areasOf(api, text);
  const dosed = areas.filter((area) => area.baby);
  const chosen = new Chosen(dosed, text, on);
  const row = (area) => {
    const node = el("button", { class: "card row", type: "button", "aria-pressed": "false", "data-area": area.id,
      onclick: () => node.setAttribute("aria-pressed", String(chosen.toggle(area.id))) },
    el("span", { class: "heading" }, area.name, el("small", {}, area.per_side ? `${area.place}, ${text.each}` : area.place)),
    ...doses(area, most, text));
    return el("li", {}, node);
  };
  return el("div", {}, el("p", { class: "hint" }, text.dosesHint), legend(text), el("ul", { class: "rows" }, ...dosed.map(row)),
    doseTable(dosed, text), el("p", { class: "small" }, `${text.doctor} ${text.source(title)}`), chosen.ask);
}
