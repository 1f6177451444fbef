// The face with areas to choose: each is a button with its name beside the face, and its doses stand below.

import { el } from "./chat-dom.js";
import { areasOf, Chosen, doses, doseTable } from "./panel-areas.js";
import { legend, svg } from "./panel-draw.js";

const OUTLINE = {
  hair: "M210 16C142 16 108 62 110 128c1 40 4 70 14 100 6 18 24 18 24 4V120h124v112c0 14 18 14 24-4 10-30 13-60 14-100C312 62 278 16 210 16Z",
  neck: "M178 284v30c-8 16-42 20-66 28M242 284v30c8 16 42 20 66 28",
  ear: "M132 152c-12-6-17 4-15 20s9 28 17 26M288 152c12-6 17 4 15 20s-9 28-17 26",
  skin: "M210 56c-52 0-78 34-78 86 0 56 14 102 39 130 14 16 27 24 39 24s25-8 39-24c25-28 39-74 39-130 0-52-26-86-78-86Z",
  crown: "M210 30c-56 0-86 34-84 106 6-34 22-54 52-64 40 10 88 2 98-6 8 14 16 36 18 70 2-72-28-106-84-106Z",
  brow: "M148 143q20-13 44-4q-22-4-44 4ZM228 139q24-9 44 4q-22-8-44-4Z",
  eye: "M152 164q18-16 38 1q-20 10-38-1ZM230 165q20-17 38-1q-18 11-38 1Z",
  iris: "M171 158.5a5.5 5.5 0 1 0 .1 0ZM249 158.5a5.5 5.5 0 1 0 .1 0Z",
  nose: "M203 164q-2 32-9 42q16 11 32 0q-7-10-9-42",
  mouth: "M184 244q16-11 26-5q10-6 26 5q-26 21-52 0ZM184 244q26 6 52 0",
};
// Ellipses (x, y, rx, ry), and the name's place: side and height. The line leads to the first.
const PLACES = {
  area_forehead: { spots: [[210, 100, 54, 20]], side: -1, y: 82 },
  area_glabella: { spots: [[210, 142, 11, 15]], side: 1, y: 130 },
  area_crows_feet: { spots: [[144, 164, 9, 14], [276, 164, 9, 14]], side: -1, y: 158 },
  area_bunny_lines: { spots: [[222, 182, 8, 11], [198, 182, 8, 11]], side: 1, y: 186 },
  area_lip_flip: { spots: [[210, 240, 25, 7]], side: 1, y: 256 },
  area_masseter: { spots: [[156, 232, 12, 24], [264, 232, 12, 24]], side: -1, y: 234 },
};
const WIDTH = 420, NAME = 112, HIGH = 44;

export async function panel(api, text, on) {
  const { areas, title, most } = await areasOf(api, text);
  const chosen = new Chosen(areas, text, on);
  const drawing = svg("svg", { class: "face", viewBox: `0 0 ${WIDTH} 344`, role: "group", "aria-label": text.face });
  for (const [part, d] of Object.entries(OUTLINE)) drawing.append(svg("path", { class: `line ${part}`, d }));
  drawing.append(...areas.map((area) => areaButton(area, chosen, text, on)));
  const below = el("div", { class: "picked" });
  chosen.whenChanged(() => {
    const shown = chosen.newest(areas).map((area) => card(area, most, text));
    below.replaceChildren(...(shown.length ? [legend(text), ...shown] : [el("p", { class: "hint" }, text.faceHint)]));
  });
  return el("div", {}, drawing, below, doseTable(areas, text),
    el("p", { class: "small" }, `${text.doctor} ${text.source(title)}`), chosen.ask);
}

function areaButton(area, chosen, text, on) {
  const { spots, side, y } = PLACES[area.id];
  const left = side < 0 ? 1 : WIDTH - NAME - 1;
  const [[x, to, rx]] = spots;
  const from = side < 0 ? left + NAME : left;
  const about = `about-${area.id}`;
  const press = () => {
    const now = chosen.toggle(area.id);
    node.setAttribute("aria-pressed", String(now));
    if (now) on.announce(spoken(area, text));
  };
  const node = svg("g", {
    class: "area", role: "button", tabindex: "0", "aria-pressed": "false", "aria-label": area.name, "aria-describedby": about,
    "data-area": area.id, onclick: press,
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    },
  },
  svg("desc", { id: about }, `${area.place}: ${area.addresses}`),
  ...["reach", "lead"].map((part) => svg("path", { class: part, d: `M${from} ${y}L${x + side * rx * 0.6} ${to}` })),
  ...spots.map(([cx, cy, rx, ry]) => svg("ellipse", { class: "reach", cx, cy, rx: rx + 8, ry: ry + 8 })),
  ...spots.map(([cx, cy, rx, ry]) => svg("ellipse", { class: "spot", cx, cy, rx, ry })),
  svg("rect", { class: "name", x: left, y: y - HIGH / 2 + 3, width: NAME, height: HIGH - 6, rx: (HIGH - 6) / 2 }),
  svg("text", { x: left + NAME / 2, y: y + 5.5, "text-anchor": "middle" }, area.name));
  return node;
}

function spoken(area, text) {
  const units = (kind) => `${text[kind]}: ${text.units(area[kind].join("\u2013"))}${area.per_side ? ` ${text.each}` : ""}`;
  return `${area.name}. ${area.baby ? `${units("baby")}. ${units("standard")}.` : text.noDose}`;
}

function card(area, most, text) {
  return el("section", { class: "card" },
    el("h3", {}, area.name, el("small", {}, area.per_side ? `${area.place}, ${text.each}` : area.place)), ...doses(area, most, text));
}
