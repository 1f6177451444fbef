// The chat window: header, info, menu, conversation, message field. It knows nothing of the server.

import { el, icon } from "./chat-dom.js";
import { messageElement, retireAll, timeElement } from "./chat-message.js";
import { LIMIT, LIMIT_NEAR, TEXT } from "./chat-text.js";

const QUICK = 250; // an answer within this needs no sign of waiting
const SLOW = 8_000;
const AT_END = 80; // pixels from the end that still count as being there

export class ChatView {
  #base;
  #on;
  #waiting = 0;
  #timers = [];
  #atEnd = true;
  #band = null;

  /** `on` holds what the window can ask for: open, close, send, choose, renew, erase, print, savePdf, saveCalendar. */
  constructor(root, base, on) {
    this.#base = base;
    this.#on = on;
    this.launcher = el("button", { class: "launcher", type: "button", "aria-haspopup": "dialog", onclick: on.open },
      icon("chat"), TEXT.launch);
    this.entries = el("div", { class: "entries" });
    this.status = el("span", { class: "unseen", role: "status" });
    this.typing = el("div", { class: "typing", "aria-hidden": "true", hidden: true },
      el("span", { class: "dots" }, el("i"), el("i"), el("i")), el("span"));
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": TEXT.log, tabindex: "0" },
      this.entries, this.typing);
    this.log.addEventListener("scroll", () => (this.#atEnd = this.#remaining() < AT_END));
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(this.log); // info, keyboard, a growing field
    this.panel = el("section", { class: "panel", lang: "en", "aria-label": TEXT.window },
      this.#header(), this.log, this.#composer(), this.status);
    this.panel.addEventListener("keydown", (event) => this.#keydown(event));
    this.panel.addEventListener("pointerdown", ({ target }) => {
      if (!this.menu.contains(target) && !this.menuButton.contains(target)) this.#fold(this.menuButton, this.menu, false);
    });
    root.append(this.launcher, this.panel);
  }

  #header() {
    this.info = el("div", { class: "info", id: "info", hidden: true },
      ...TEXT.info.map((line, at) => el("p", { class: at === TEXT.urgentInfo && "alarm" }, line)));
    const entry = (label, run, extra) => el("button", {
      type: "button",
      onclick: () => {
        this.#fold(this.menuButton, this.menu, false);
        this.menuButton.focus();
        run();
      },
    }, label, extra);
    this.menu = el("div", { class: "menu", id: "menu", hidden: true },
      entry(TEXT.newConversation, this.#on.renew),
      entry(TEXT.printSheet, this.#on.print, el("span", { class: "unseen" }, TEXT.newTab)),
      entry(TEXT.sheetFile, this.#on.savePdf),
      entry(TEXT.calendarFile, this.#on.saveCalendar),
      entry(TEXT.deleteData, this.#on.erase));
    this.infoButton = this.#unfolding("info", TEXT.about, this.info);
    this.menuButton = this.#unfolding("menu", TEXT.menu, this.menu);
    this.closeButton = el("button",
      { class: "round close", type: "button", "aria-label": TEXT.close, title: TEXT.close, onclick: this.#on.close }, icon("close"));
    this.menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && relatedTarget !== this.menuButton && !this.menu.contains(relatedTarget)) {
        this.#fold(this.menuButton, this.menu, false);
      }
    });
    return el("header", {},
      el("div", { class: "who" }, el("h2", {}, TEXT.name), el("p", {}, TEXT.role)),
      this.infoButton, this.menuButton, this.menu, this.closeButton, this.info);
  }

  #unfolding(name, label, target) {
    const button = el("button", {
      class: "round", type: "button", "aria-label": label, title: label, "aria-expanded": "false", "aria-controls": target.id,
      onclick: () => this.#fold(button, target, target.hidden),
    }, icon(name));
    return button;
  }

  #fold(button, target, shown) {
    target.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  }

  #composer() {
    this.input = el("textarea", {
      rows: "1", dir: "auto", "aria-label": TEXT.input, placeholder: TEXT.placeholder, "aria-describedby": "count",
      enterkeyhint: "send", autocomplete: "off",
      oninput: () => this.#measure(),
      onkeydown: (event) => {
        // while a Korean or Japanese syllable is being composed, Enter belongs to it
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        this.#submit();
      },
    });
    this.count = el("div", { class: "count", id: "count", hidden: true });
    this.sendButton = el("button", { class: "send", type: "submit", "aria-label": TEXT.send, title: TEXT.send }, icon("send"));
    return el("form", { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      this.#submit();
    } }, this.count, this.input, this.sendButton);
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text) return; // too long a text goes too: the server looks through it for an emergency before it refuses
    this.input.value = "";
    this.#measure();
    this.#on.send(text);
  }

  /** Fits the field to its text and shows what is left of the limit. */
  #measure() {
    this.input.style.blockSize = "auto";
    this.input.style.blockSize = `${this.input.scrollHeight + this.input.offsetHeight - this.input.clientHeight}px`;
    const left = LIMIT - [...this.input.value.trim()].length; // characters as the server counts them
    const near = left <= LIMIT_NEAR;
    const note = near ? (left < 0 ? TEXT.over(-left) : TEXT.left(left)) : "";
    this.count.hidden = !near;
    this.count.textContent = note;
    this.count.classList.toggle("over", left < 0);
    const band = near ? (left < 0 ? "over" : Math.ceil(left / 50)) : null; // read out now and then, not at every key
    if (band !== this.#band && note) this.status.textContent = note;
    this.#band = band;
  }

  #keydown(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    if (!this.menu.hidden) {
      this.#fold(this.menuButton, this.menu, false);
      this.menuButton.focus();
    } else if (!this.info.hidden) {
      this.#fold(this.infoButton, this.info, false);
      this.infoButton.focus();
    } else {
      this.#on.close();
    }
  }

  /** Shows the window or its launcher; `inline` windows are part of the page and always shown. */
  show(open, inline) {
    this.launcher.hidden = open || inline;
    this.panel.hidden = !open && !inline;
    this.closeButton.hidden = inline;
    this.panel.setAttribute("role", inline ? "region" : "dialog");
    if (open) this.#toEnd();
  }

  /** Where a keyboard is at hand the field takes the focus; on a touch screen it would cover the conversation. */
  focus() {
    (matchMedia("(hover: hover)").matches ? this.input : this.log).focus({ preventScroll: true });
  }

  get spoken() {
    return this.entries.querySelector(".mine") !== null;
  }

  /** The patient's own message, pending until its answer is there. */
  addOwn(text) {
    retireAll(this.entries);
    const node = this.#message({ from: "patient", text });
    node.classList.add("pending");
    node.append(timeElement(new Date()));
    this.entries.append(node);
    this.#toEnd();
    return node;
  }

  /** A message that was refused goes back into the field, unless something new stands there. */
  takeBack(node, text) {
    node.remove();
    if (!this.input.value) this.input.value = text;
    this.#measure();
  }

  /** Maru's answer to one message. */
  addAnswer(messages) {
    this.#add(messages.map((message) => this.#message(message)), new Date());
  }

  /** Opening messages or a notice: before what the patient has written in the meantime. */
  addOpening(messages) {
    this.#add(messages.map((message) => this.#message(message)), new Date(), this.entries.querySelector(".pending"));
  }

  /** An earlier conversation, not read out again; only the buttons of the last answer can still be used. */
  restore(entries) {
    const before = this.entries.querySelector(".pending");
    this.log.setAttribute("aria-live", "off");
    entries.forEach((entry, at) => {
      if (entry.from === "patient") retireAll(this.entries, entry.text);
      const node = this.#message(entry);
      const time = new Date(entry.at ?? NaN);
      const last = entries[at + 1]?.from !== entry.from;
      if (last && !Number.isNaN(time.getTime())) node.append(timeElement(time));
      this.entries.insertBefore(node, before);
      this.#follow(node);
    });
    if (before) retireAll(this.entries);
    this.#toEnd();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
  }

  /** A word of the window itself; `actions` are [{title, run}]. */
  addNotice(text, actions = [], { focus = -1 } = {}) {
    if (actions.length) for (const earlier of this.entries.querySelectorAll(".notice")) retireAll(earlier);
    const node = messageElement({ text, buttons: actions }, { base: this.#base, choose: (action) => action.run() });
    node.classList.add("notice");
    this.entries.insertBefore(node, this.entries.querySelector(".pending"));
    this.#toEnd();
    node.querySelectorAll("button")[focus]?.focus();
    return node;
  }

  /** Something failed; `retry` takes the bubble away and tries again. */
  addError(lines, retry) {
    const node = el("div", { class: "message theirs error" },
      el("div", { class: "bubble" }, el("span", { class: "unseen" }, TEXT.maru), ...lines.map((line) => el("p", {}, line))));
    if (retry) {
      node.append(el("div", { class: "actions" }, el("button", { type: "button", onclick: () => {
        node.remove();
        this.log.focus({ preventScroll: true });
        retry();
      } }, TEXT.retry)));
    }
    this.entries.append(node);
    this.#toEnd();
    return node;
  }

  addLink(text, label, href) {
    const node = messageElement({ text }, { base: this.#base });
    node.classList.add("notice");
    node.append(el("div", { class: "actions" }, el("a", { href, target: "_blank" }, label)));
    this.entries.append(node);
    this.#toEnd();
  }

  /** Takes the conversation away; `waiting` leaves what has no answer yet. */
  clear(waiting = false) {
    for (const node of this.entries.querySelectorAll(waiting ? ":scope > :not(.pending)" : ":scope > *")) node.remove();
  }

  /** Called with 1 when an answer is awaited and with -1 when it is there. */
  wait(step) {
    this.#waiting += step;
    if (step > 0 && this.#waiting === 1) {
      const say = (visible, spoken) => {
        this.typing.hidden = false;
        this.typing.lastChild.textContent = visible;
        this.status.textContent = spoken;
        this.#toEnd();
      };
      this.#timers = [setTimeout(say, QUICK, "", TEXT.writing), setTimeout(say, SLOW, TEXT.slow, TEXT.slow)];
    } else if (this.#waiting === 0) {
      this.#timers.forEach(clearTimeout);
      this.typing.hidden = true;
      this.status.textContent = "";
    }
  }

  #message(entry) {
    return messageElement(entry, {
      base: this.#base,
      choose: ({ id, title }) => this.#on.choose(id, title),
    });
  }

  #add(nodes, time, before = null) {
    if (!nodes.length) return;
    const atEnd = this.#remaining() < AT_END;
    nodes.at(-1).append(timeElement(time));
    for (const node of nodes) {
      this.entries.insertBefore(node, before);
      if (atEnd) this.#follow(node, nodes[0]);
    }
    if (atEnd) this.#toEnd(nodes[0]);
  }

  /** A picture takes its room only when it has come. */
  #follow(node, first) {
    for (const kind of ["load", "error"]) {
      node.querySelector("img")?.addEventListener(kind, () => this.#atEnd && this.#toEnd(first));
    }
  }

  #remaining() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  /** To the end of the conversation, but never past the start of `first`: an answer is read from its beginning. */
  #toEnd(first) {
    const start = first ? first.offsetTop - 12 : Infinity;
    this.log.scrollTop = Math.min(this.log.scrollHeight - this.log.clientHeight, start);
  }
}
