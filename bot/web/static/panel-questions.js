// The list of questions: put in order by dragging or by buttons, ticked, edited, added to. Each change is kept at once.

import { el } from "./chat-dom.js";
import { dragging } from "./panel-drag.js";
import { mark } from "./panel-draw.js";

const PATH = "chat/prep/questions";
const ICONS = {
  grip: "M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1",
  up: "M6 14l6-6l6 6",
  down: "M6 10l6 6l6-6",
  edit: "M5 19l1-4L16 5l3 3L9 18ZM14 7l3 3",
  remove: "M5 7h14M9 7V5h6v2M7 7l1 12h8l1-12",
};

export async function panel(api, text, on) {
  const list = new QuestionList(api, text, on);
  await list.load();
  return list.element;
}

class QuestionList {
  #api;
  #text;
  #on;
  #listed = null;
  #editing = null; // {id, words} of the question that is being edited
  #last = Promise.resolve(); // the change under way

  constructor(api, text, on) {
    this.#api = api;
    this.#text = text;
    this.#on = on;
    this.rows = el("ol", { class: "questions" });
    this.rows.addEventListener("pointerdown", (event) => dragging(event, this.rows, (id, to) => this.#move(id, to)));
    this.notice = el("div", { class: "notice-line", hidden: true });
    this.hint = el("p", { class: "hint" });
    this.undo = el("button", { class: "plain", type: "button", onclick: () => this.#change({ do: "undo" }) }, text.undo);
    this.field = el("textarea", { rows: "1", dir: "auto", "aria-label": text.adding, placeholder: text.adding, onkeydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#add();
    } });
    const form = el("form", { class: "adding", novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      this.#add();
    } }, this.field, el("button", { class: "main", type: "submit" }, text.add));
    this.element = el("div", {}, el("div", { class: "above" }, this.hint, this.undo), this.notice, this.rows,
      el("div", { class: "pane-foot" }, form));
  }

  /** With what the conversation has added since, which is kept from now on. */
  async load() {
    const listed = await this.#api.json("GET", PATH);
    this.#show(listed.kept ? listed : await this.#api.json("PATCH", PATH, { do: "keep", version: listed.version }));
  }

  #add(both = false) {
    const words = this.field.value;
    return this.#change({ do: "add", text: words, ...(both ? { both } : {}) }, () => {
      if (this.field.value === words) this.field.value = "";
    });
  }

  #move(id, to) {
    return this.#change({ do: "move", id, to }, (listed) => this.#on.announce(this.#placed(id, listed)));
  }

  #mark(id, done) {
    const words = this.#text.done[done ? "ticked" : "unticked"];
    return this.#change({ do: "mark", id, done }, (listed) => this.#on.announce(`${words} ${this.#placed(id, listed)}`));
  }

  #placed(id, { questions }) {
    return this.#text.moved(questions.findIndex((each) => each.id === id) + 1, questions.length);
  }

  /** One change after the other; `then` is called with the list when it was made. */
  #change(edit, then) {
    this.#last = this.#last.then(() => this.#send(edit, then));
    return this.#last;
  }

  async #send(edit, then) {
    const { problems, done } = this.#text;
    try {
      const came = await this.#api.json("PATCH", PATH, { ...edit, version: this.#listed.version });
      if (came.messages) {
        this.#on.close();
        this.#on.alarm(edit.text, came.messages);
        return;
      }
      this.#tell(null);
      then?.(came);
      this.#show(came);
      if (done[edit.do]) this.#on.announce(done[edit.do]);
    } catch (error) {
      const problem = problems[error.code] ?? problems.other;
      const words = typeof problem === "function" ? problem(this.#listed.most.characters) : problem;
      if (error.code === "changed_meanwhile" || error.status === 404) await this.load().catch(() => {});
      else this.#show(this.#listed);
      if (edit.do === "reword" && !this.#listed.questions.some(({ id }) => id === edit.id)) {
        this.#editing = null; // the question is gone, its new words are not
        this.field.value ||= edit.text;
      }
      this.#tell(words, error.code === "alike" && edit.do === "add" ? () => this.#add(true) : null);
    }
  }

  #tell(words, anyway) {
    this.notice.hidden = !words;
    this.notice.replaceChildren(...(words ? [el("span", {}, words)] : []));
    if (anyway) this.notice.append(el("button", { class: "plain", type: "button", onclick: anyway }, this.#text.addAnyway));
    if (words) this.#on.announce(words);
  }

  #show(listed) {
    const focused = this.rows.getRootNode().activeElement;
    const place = focused && this.rows.contains(focused)
      ? { id: focused.closest("li").dataset.id, tool: focused.dataset.tool, at: [...this.rows.children].indexOf(focused.closest("li")) }
      : null;
    this.#listed = listed;
    this.hint.textContent = listed.questions.length ? this.#text.top : this.#text.empty;
    this.undo.hidden = !listed.undo;
    this.rows.replaceChildren(...listed.questions.map((question, at) => this.#row(question, at)));
    if (place) this.#focus(place);
  }

  /** Back to the same control of the same question, or of the one that took its place; a tick leaves in view what was there. */
  #focus({ id, tool, at }) {
    const row = [...this.rows.children].find((each) => each.dataset.id === id) ?? this.rows.children[Math.min(at, this.rows.children.length - 1)];
    const controls = row ? [...row.querySelectorAll("[data-tool]:not(:disabled)")] : [];
    (controls.find((each) => each.dataset.tool === tool) ?? controls.at(-1) ?? this.field)
      .focus({ preventScroll: tool === "tick" });
  }

  #row(question, at) {
    const { id, done } = question;
    const text = this.#text, count = this.#listed.questions.length;
    const tool = (name, run, off = false) => el("button", { class: "tool", type: "button", "data-tool": name, disabled: off,
      "aria-label": text[name](question.text), onclick: run }, mark(ICONS[name]));
    const tick = el("input", { type: "checkbox", "data-tool": "tick", checked: done, "aria-label": text.asked(question.text),
      onchange: () => this.#mark(id, tick.checked) });
    const row = el("li", { "data-id": id, class: [this.#listed.top.includes(id) && "first", done && "done"].filter(Boolean).join(" ") },
      el("span", { class: "grip", "aria-hidden": "true" }, mark(ICONS.grip)), el("label", { class: "tick" }, tick));
    if (this.#editing?.id === id) row.append(this.#editor(question));
    else {
      row.append(el("p", { dir: "auto" }, question.text),
        el("div", { class: "tools" }, el("small", {}, text.why[question.why]),
          tool("up", () => this.#move(id, at), at === 0), tool("down", () => this.#move(id, at + 2), at === count - 1),
          tool("edit", () => this.#edit(id, question.text)), tool("remove", () => this.#change({ do: "remove", id }))));
    }
    return row;
  }

  #edit(id, words) {
    this.#editing = { id, words };
    this.#show(this.#listed);
    const field = this.rows.querySelector("textarea");
    field.focus();
    field.setSelectionRange(words.length, words.length);
  }

  #editor(question) {
    const { id } = question;
    const field = el("textarea", { rows: "3", dir: "auto", "data-tool": "words", "aria-label": this.#text.editing,
      oninput: () => (this.#editing.words = field.value),
      onkeydown: (event) => {
        if (event.isComposing || event.keyCode === 229) return;
        if (event.key === "Escape") {
          event.stopPropagation(); // the panel stays
          leave();
        } else if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          keep();
        }
      } });
    field.value = this.#editing.words;
    const leave = () => {
      this.#editing = null;
      this.#show(this.#listed);
      this.#focus({ id, tool: "edit", at: 0 });
    };
    const keep = () => {
      if (field.value.trim() === question.text) leave();
      else {
        this.#change({ do: "reword", id, text: field.value }, (listed) => {
          this.#editing = null;
          // Other words are another question to the server.
          const place = this.#listed.questions.findIndex((each) => each.id === id);
          queueMicrotask(() => this.#focus({ id: listed.questions[place]?.id, tool: "edit", at: place }));
        });
      }
    };
    return el("div", { class: "editor" }, field,
      el("button", { class: "main", type: "button", "data-tool": "save", onclick: keep }, this.#text.save),
      el("button", { class: "plain", type: "button", "data-tool": "cancel", onclick: leave }, this.#text.cancel));
  }
}
