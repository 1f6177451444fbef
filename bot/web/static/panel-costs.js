// What sessions add up to over the years, by the patient's own plan or by a price that is chosen.

import { el } from "./chat-dom.js";
import { askButton, bar, table } from "./panel-draw.js";

export async function panel(api, text, on) {
  const { costs } = await api.json("GET", "chat/prep/costs");
  const bars = el("div", { class: "card", "aria-live": "polite" });
  const show = (cost) => bars.replaceChildren(...drawn(cost, text));
  const choice = (cost, at) => el("label", {},
    el("input", { type: "radio", name: "price", checked: at === 0, onchange: () => show(cost) }), el("span", {}, name(cost, text)));
  show(costs[0]);
  const rows = costs[0].spans.map(({ years }, at) =>
    [text.years(years), ...costs.map((cost) => money(cost, cost.spans[at].total, text))]);
  return el("div", {},
    el("fieldset", { class: "choice" }, el("legend", {}, text.price), ...costs.map(choice)), bars,
    table(text, text.titles.costs, [text.period, ...costs.map((cost) => name(cost, text))], rows),
    askButton(text.askCosts, on, text.ask.costs));
}

const name = (cost, text) => text.kinds[cost.own ? "own" : cost.kind];

function drawn(cost, text) {
  const most = cost.spans.at(-1).total[1];
  return [
    el("h3", {}, name(cost, text), el("small", {}, text.perSession(money(cost, cost.session, text), cost.sessions))),
    ...cost.spans.map(({ years, total }) => el("div", { class: "span" }, el("span", { class: "heading" }, text.years(years)),
      bar("baby", total, most, "", money(cost, total, text)))),
    el("p", { class: "small" }, text.costsNote(text.by[cost.by])),
  ];
}

function money({ currency }, [low, high], text) {
  const format = new Intl.NumberFormat(text.lang, { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 });
  return low === high ? format.format(low) : `${format.format(low)}\u2013${format.format(high)}`;
}
