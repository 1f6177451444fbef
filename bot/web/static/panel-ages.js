// The ages at which people start, on a line; each stage can be chosen to read what the guide says of it.

import { el } from "./chat-dom.js";
import { askButton, range, table } from "./panel-draw.js";

const STEP = 5, ROUND = 10;

export async function panel(api, text, on) {
  const guide = await api.json("GET", "chat/guide.json");
  const stages = guide.ages.map((age) => ({ ...age, ...text.ages[age.code] }));
  const first = ROUND * Math.floor(stages[0].years[0] / ROUND), last = ROUND * Math.ceil((stages.at(-1).years[1] + 1) / ROUND);
  const part = (years) => `${(100 * years) / (last - first)}%`;
  const told = el("div", { class: "card", role: "status" });
  const buttons = stages.map((stage) => {
    const [low, high] = stage.years;
    const node = el("button", { type: "button", class: "stage", "aria-pressed": "false", onclick: () => show(stage) },
      el("b", {}, stage.stage), el("span", {}, range(stage.years)));
    node.style.insetInlineStart = part(low - first);
    node.style.inlineSize = part(high + 1 - low); // somebody is 26 until the day before the next birthday
    return node;
  });
  const show = (stage) => {
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(stages[at] === stage)));
    told.replaceChildren(el("h3", {}, stage.stage, el("small", {}, range(stage.years))), el("p", {}, stage.text));
  };
  const ticks = [];
  for (let age = first; age <= last; age += STEP) {
    const tick = el("i", {}, `${age}`);
    tick.style.insetInlineStart = part(age - first);
    ticks.push(tick);
  }
  show(stages[0]);
  return el("div", {},
    el("div", { class: "ages", role: "group", "aria-label": text.titles.ages }, ...buttons,
      el("div", { class: "axis", "aria-hidden": "true" }, ...ticks)),
    told, el("p", {}, text.earlier ?? guide.earlier),
    table(text, text.titles.ages, [text.stage, text.age, text.meaning],
      stages.map((stage) => [stage.stage, range(stage.years), stage.text])),
    el("p", { class: "small" }, `${text.agesNote} ${text.source(guide.sections.starting)}`),
    askButton(text.askAges, on, text.ask.ages));
}
