// Areas that can be chosen: what the face and the bars of doses share.

import { el } from "./chat-dom.js";
import { bar, range, table } from "./panel-draw.js";

const MOST_NAMED = 2; // on a button; more would fill the window

/** The areas of the guide with their words in the language of the window. */
export async function areasOf(api, text) {
  const guide = await api.json("GET", "chat/guide.json");
  const areas = guide.areas.map((area) => ({ ...area, ...text.areas[area.id] }));
  return { areas, title: guide.sections.dosing, most: Math.max(...areas.map((area) => area.standard?.[1] ?? 0)) };
}

/** Which areas are chosen; `ask` is the foot of a panel that asks Maru about them. */
export class Chosen {
  #ids = new Set();
  #told = [];

  constructor(areas, text, on) {
    const button = el("button", { class: "main", type: "button", onclick: () => {
      on.close();
      on.say(question(this.of(areas), text.ask));
    } });
    this.ask = el("div", { class: "pane-foot" }, button);
    this.whenChanged(() => {
      const chosen = this.of(areas);
      this.ask.hidden = !chosen.length;
      button.textContent = chosen.length > MOST_NAMED ? text.askMany(chosen.length) : text.askAbout(text.and(chosen.map((area) => area.name)));
    });
  }

  of(areas) {
    return areas.filter(({ id }) => this.#ids.has(id));
  }

  /** The one chosen last stands first. */
  newest(areas) {
    return [...this.#ids].reverse().map((id) => areas.find((area) => area.id === id));
  }

  whenChanged(run) {
    this.#told.push(run);
    run();
  }

  toggle(id) {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#told.forEach((run) => run());
    return this.#ids.has(id);
  }
}

function question(areas, ask) {
  const dosed = areas.some((area) => area.baby);
  const names = new Intl.ListFormat("en").format(areas.map(({ id }) => ask.names[id]));
  return dosed ? ask.doses(names) : ask.area(names);
}

/** An area's baby dose beside the standard one. */
export function doses(area, most, text) {
  if (!area.baby) return [el("p", { class: "hint" }, text.noDose)];
  return [["baby", area.baby], ["standard", area.standard]].map(([kind, units]) =>
    bar(kind, units, most, text[kind], text.units(range(units))));
}

export function doseTable(areas, text) {
  const cell = (area, units) => (units ? `${text.units(range(units))}${area.per_side ? ` ${text.each}` : ""}` : "\u2013");
  return table(text, text.titles.doses, [text.area, text.baby, text.standard],
    areas.map((area) => [area.name, cell(area, area.baby), cell(area, area.standard)]));
}
