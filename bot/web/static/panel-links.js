// The ways into the panels: entries of the menu, buttons under answers, and how far the candidacy check is.
// What the panels themselves are made of is loaded when the first one is opened.

import { el } from "./chat-dom.js";

const NAMES = {
  en: {
    titles: {
      questions: "My questions", face: "Areas of the face", doses: "Doses by area", costs: "Costs over the years", ages: "When people start",
      sheet: "My consultation sheet",
    },
    offers: { face: "See it on the face", costs: "See the years", ages: "See the ages", questions: "Open my list" },
  },
  ko: {
    titles: {
      questions: "나의 질문", face: "얼굴 부위", doses: "부위별 용량", costs: "기간별 비용", ages: "시작 시기", sheet: "나의 상담지",
    },
    offers: { face: "얼굴에서 보기", costs: "기간별로 보기", ages: "나이별로 보기", questions: "질문 목록 열기" },
  },
};
const OFFERED = { dose: "face", areas_overview: "face", cost_over_time: "costs", price: "costs", start_timing: "ages", consultation_questions: "questions" };
const MEDICAL = ["urgent_now", "call_clinic"];

/** The names of the panels for a language tag such as `ko-KR`; English where there are none. */
export function panelNames(lang) {
  return NAMES[/^ko\b/i.test(lang ?? "") ? "ko" : "en"];
}

export class PanelLinks {
  #view;
  #api;
  #lang;
  #on;
  #slot = el("div");
  #now = null; // the progress that is shown
  #offer = null; // under the answer that is being shown; an answer has one at most

  /** `on` is what a panel can ask the chat for: ready() for a conversation to be there, say(words), print(). */
  constructor(view, api, lang, on) {
    this.#view = view;
    this.#api = api;
    this.#lang = lang;
    this.#on = on;
    view.panel.querySelector(".strips").append(this.#slot);
    const { head } = view;
    head.menu.prepend(...Object.entries(panelNames(lang).titles).map(([name, title]) => el("button", { type: "button", "data-panel": name, onclick: () => {
      head.closeMenu();
      head.menuButton.focus();
      this.open(name);
    } }, title)));
  }

  async open(name) {
    const { openPanel } = await import("./panel-frame.js");
    openPanel(name, { host: this.#view.panel, api: this.#api, lang: this.#lang, on: {
      ...this.#on,
      alarm: (words, messages) => {
        this.#view.log.pend(this.#view.log.addOwn(words), false);
        this.#view.log.addAnswer(messages);
      },
    } });
  }

  /** Called with each message of the conversation as it is shown, and with none when the conversation is taken away. */
  shown(message, node) {
    if (message?.from === "patient") this.#offer = null;
    else if (message?.from !== "staff") this.#progress(message?.progress);
    const panel = !message?.progress && this.#panelOf(message?.topics ?? []);
    if (!panel || !node) return;
    this.#offer?.remove();
    this.#offer = el("div", { class: "actions" }, el("button", { type: "button", "data-panel": panel, onclick: () => this.open(panel) },
      panelNames(this.#lang).offers[panel]));
    node.append(this.#offer);
  }

  #panelOf(topics) {
    if (topics.some((topic) => MEDICAL.includes(topic))) return null;
    return topics.map((topic) => OFFERED[topic] ?? (topic.startsWith("area_") ? "face" : null)).find(Boolean);
  }

  async #progress(progress) {
    this.#now = progress;
    this.#slot.hidden = !progress;
    if (!progress) return;
    const { progressElement } = await import("./panel-progress.js");
    const shown = await progressElement(progress, this.#lang, this.#slot.getRootNode(), this.#api.base);
    if (this.#now === progress) this.#slot.replaceChildren(shown); // an earlier message may get here later
  }
}
