// The conversation as it is shown: what was said in order, and between it notices and errors of the window itself.

import { el } from "./chat-dom.js";
import { messageElement, retireAll, timeElement } from "./chat-message.js";

const AT_END = 80; // pixels from the end that still count as being there
const RESTORING = 500; // while an earlier conversation comes back, nothing is read out

export class ChatLog {
  #base;
  #text;
  #choose;
  #shown;
  #atEnd = true;
  #height = 0; // of what is seen, as last followed

  /** `choose(id, title)` is called when a button of Maru's is used, `shown(entry, node)` when something is shown or all is gone. */
  constructor({ base, text, choose, shown }) {
    this.#base = base;
    this.#text = text;
    this.#choose = choose;
    this.#shown = shown;
    this.greeting = el("div", { class: "greeting", dir: "auto", hidden: true });
    this.entries = el("div", { class: "entries" });
    this.typing = el("div", { class: "typing", "aria-hidden": "true", hidden: true },
      el("span", { class: "dots" }, el("i"), el("i"), el("i")), el("span"));
    this.node = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": text.log, tabindex: "0" },
      this.greeting, this.entries, this.typing);
    // A frame tells of scrolling before it tells of a size: what a strip has just covered was not scrolled away.
    this.node.addEventListener("scroll", () => this.node.clientHeight === this.#height && this.#place());
    new ResizeObserver(() => this.#resized()).observe(this.node); // info, strips, keyboard, a growing field
  }

  /** The clinic's own first line, above the conversation; without one there is none. */
  greet(line) {
    this.greeting.textContent = line ?? "";
    this.greeting.hidden = !line;
  }

  get spoken() {
    return this.entries.querySelector(".mine") !== null;
  }

  /** The patient's own message, pending until its answer is there. */
  addOwn(words) {
    retireAll(this.entries, this.#text);
    const node = this.#message({ from: "patient", text: words });
    node.append(this.#time(new Date()));
    this.entries.append(node);
    this.pend(node, true);
    this.toEnd();
    return node;
  }

  pend(node, waiting) {
    node.classList.toggle("pending", waiting);
    if (!waiting) this.mark(node, false);
  }

  /** Says under a message that it is not sent yet. */
  mark(node, unsent) {
    const mark = node.querySelector(".unsent");
    if (unsent && !mark) node.append(el("span", { class: "unsent" }, this.#text.unsent));
    if (!unsent) mark?.remove();
  }

  /** Maru's answer to one message. */
  addAnswer(messages) {
    this.#add(messages.map((message) => this.#message({ from: "maru", ...message })), new Date());
  }

  /** Opening messages: before what the patient has written in the meantime. */
  addOpening(messages) {
    this.#add(messages.map((message) => this.#message({ from: "maru", ...message })), new Date(), this.#firstPending());
  }

  /** An earlier conversation, not read out again; only the buttons of the last answer can still be used. */
  restore(entries) {
    const before = this.#firstPending();
    this.node.setAttribute("aria-live", "off");
    this.#insert(entries, before);
    if (before) retireAll(this.entries, this.#text);
    this.toEnd();
    setTimeout(() => this.node.setAttribute("aria-live", "polite"), RESTORING);
  }

  /**
   * What the server has kept since: what stands here already gets its number, the rest is added in its place.
   * Returns the entries that were new and the nodes that were known.
   */
  merge(entries) {
    const known = [];
    const fresh = [];
    for (const entry of entries) {
      const node = this.#unnumbered().find(({ said }) => said.from === entry.from && said.text === (entry.text ?? ""));
      if (node) {
        node.number = entry.number;
        known.push(node);
      } else {
        this.#insert([entry], this.#unnumbered()[0] ?? null);
        fresh.push(entry);
      }
    }
    if (fresh.length && this.#atEnd) this.toEnd();
    return { known, fresh };
  }

  /** A word of the window itself; `actions` are [{title, run}]. */
  addNotice(words, actions = [], { focus = -1 } = {}) {
    if (actions.length) for (const earlier of this.entries.querySelectorAll(".notice")) retireAll(earlier, this.#text);
    const choose = (action) => action.run();
    const node = messageElement({ text: words, buttons: actions }, { base: this.#base, text: this.#text, choose });
    node.classList.add("notice");
    this.entries.insertBefore(node, this.#firstPending());
    this.toEnd();
    node.querySelectorAll("button")[focus]?.focus();
    return node;
  }

  /** Something failed; `retry` takes the bubble away and tries again. */
  addError(lines, retry) {
    const node = el("div", { class: "message theirs error" }, el("div", { class: "bubble" },
      el("span", { class: "unseen" }, this.#text.maru), ...lines.map((line) => el("p", {}, line))));
    if (retry) {
      node.append(el("div", { class: "actions" }, el("button", { type: "button", onclick: () => {
        node.remove();
        this.node.focus({ preventScroll: true });
        retry();
      } }, this.#text.retry)));
    }
    this.entries.append(node);
    this.toEnd();
    return node;
  }

  addLink(words, label, href) {
    const node = this.addNotice(words);
    node.append(el("div", { class: "actions" }, el("a", { href, target: "_blank" }, label)));
  }

  /** Takes the conversation away; `waiting` leaves what has no answer yet. */
  clear(waiting = false) {
    for (const node of this.entries.querySelectorAll(waiting ? ":scope > :not(.pending)" : ":scope > *")) node.remove();
    this.#shown();
  }

  /** To the end of the conversation, but never past the start of `first`: an answer is read from its beginning. */
  toEnd(first) {
    const start = first ? first.offsetTop - 12 : Infinity;
    this.node.scrollTop = Math.min(this.node.scrollHeight - this.node.clientHeight, start);
    this.#place();
  }

  #place() {
    this.#atEnd = this.#remaining() < AT_END;
  }

  #resized() {
    this.#height = this.node.clientHeight;
    if (this.#atEnd) this.toEnd();
  }

  #message(entry) {
    const node = messageElement(entry, {
      base: this.#base,
      text: this.#text,
      choose: ({ id, title }) => this.#choose(id, title),
    });
    node.said = { from: entry.from, text: entry.text ?? "" };
    node.number = entry.number;
    this.#shown(entry, node);
    return node;
  }

  #time(date) {
    return timeElement(date, this.#text.lang);
  }

  #insert(entries, before) {
    entries.forEach((entry, at) => {
      if (entry.from === "patient") retireAll(this.entries, this.#text, entry.text);
      const node = this.#message(entry);
      const time = new Date(entry.at ?? NaN);
      const last = entries[at + 1]?.from !== entry.from;
      if (last && !Number.isNaN(time.getTime())) node.append(this.#time(time));
      this.entries.insertBefore(node, before);
      this.#follow(node);
    });
  }

  #add(nodes, time, before = null) {
    if (!nodes.length) return;
    const atEnd = this.#atEnd;
    nodes.at(-1).append(this.#time(time));
    for (const node of nodes) {
      this.entries.insertBefore(node, before);
      if (atEnd) this.#follow(node, nodes[0]);
    }
    if (atEnd) this.toEnd(nodes[0]);
  }

  #firstPending() {
    return this.entries.querySelector(".pending");
  }

  /** What was said here and is not known to be kept by the server. */
  #unnumbered() {
    return [...this.entries.children].filter(({ said, number }) => said && number === undefined);
  }

  /** A picture takes its room only when it has come. */
  #follow(node, first) {
    for (const kind of ["load", "error"]) {
      node.querySelector("img")?.addEventListener(kind, () => this.#atEnd && this.toEnd(first));
    }
  }

  #remaining() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight;
  }
}
