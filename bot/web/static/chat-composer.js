// The message field: what is typed, how much of the limit is left, and how it is sent.

import { el, icon } from "./chat-dom.js";

export const LIMIT = 2000;
const LIMIT_NEAR = 200;

export class Composer {
  #text;
  #send;
  #announce;
  #band = null;

  /** `send(words)` is called with what was typed, `announce(words)` with what shall be read out. */
  constructor(text, send, announce) {
    this.#text = text;
    this.#send = send;
    this.#announce = announce;
    this.input = el("textarea", {
      rows: "1", dir: "auto", "aria-label": text.input, placeholder: text.placeholder, "aria-describedby": "count",
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
    this.node = el("form", { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      this.#submit();
    } }, this.count, this.input,
    el("button", { class: "send", type: "submit", "aria-label": text.send, title: text.send }, icon("send")));
  }

  /** A message that was refused goes back into the field, unless something new stands there. */
  fill(words) {
    if (!this.input.value) this.input.value = words;
    this.#measure();
  }

  #submit() {
    const words = this.input.value.trim();
    if (!words) return; // too long a text goes too: the server looks through it for an emergency before it refuses
    this.input.value = "";
    this.#measure();
    this.#send(words);
  }

  /** Fits the field to its text and shows what is left of the limit. */
  #measure() {
    this.input.style.blockSize = "auto";
    this.input.style.blockSize = `${this.input.scrollHeight + this.input.offsetHeight - this.input.clientHeight}px`;
    const left = LIMIT - [...this.input.value.trim()].length; // characters as the server counts them
    const near = left <= LIMIT_NEAR;
    const note = near ? (left < 0 ? this.#text.over(-left) : this.#text.left(left)) : "";
    this.count.hidden = !near;
    this.count.textContent = note;
    this.count.classList.toggle("over", left < 0);
    const band = near ? (left < 0 ? "over" : Math.ceil(left / 50)) : null; // read out now and then, not at every key
    if (band !== this.#band && note) this.#announce(note);
    this.#band = band;
  }
}
