// The chat window: head, conversation, strips, message field. It knows nothing of the server.

import { Composer } from "./chat-composer.js";
import { el, icon } from "./chat-dom.js";
import { Head } from "./chat-head.js";
import { ChatLog } from "./chat-log.js";

const QUICK = 250; // an answer within this needs no sign of waiting
const SLOW = 8_000;
const PHONE = matchMedia("(max-width: 35em)"); // there a window that is no part of the page fills the screen
const FOCUSABLE = "button:not([tabindex='-1']), a[href], textarea, summary, [tabindex='0']";

export class ChatView {
  #on;
  #text;
  #root;
  #waiting = 0;
  #timers = [];
  #open = false;
  #inline = false;
  #modal = false;
  #unread = 0;
  #person = "";

  /** `on` holds what the window can ask for: open, close, send, choose and what stands in the menu. */
  constructor(root, { base, text, on }) {
    this.#root = root;
    this.#text = text;
    this.#on = on;
    this.badge = el("span", { class: "badge", hidden: true });
    this.launcher = el("button", { class: "launcher", type: "button", "aria-haspopup": "dialog", onclick: on.open },
      icon("chat"), text.launch, this.badge);
    this.status = el("span", { class: "unseen", role: "status" });
    this.offlineStrip = el("p", { class: "strip", role: "status" });
    this.personStrip = el("p", { class: "strip", role: "status" });
    this.head = new Head(text, on);
    this.log = new ChatLog({ base, text, choose: on.choose, shown: on.shown });
    this.composer = new Composer(text, on.send, (words) => (this.status.textContent = words));
    this.panel = el("section", { class: "panel", "aria-label": text.window },
      this.head.node, this.log.node, el("div", { class: "strips" }, this.personStrip, this.offlineStrip), this.composer.node,
      this.status);
    this.panel.addEventListener("keydown", (event) => this.#keydown(event));
    this.panel.addEventListener("pointerdown", ({ target }) => !this.head.isMenu(target) && this.head.closeMenu());
    root.append(this.launcher, this.panel);
    PHONE.addEventListener("change", () => this.show(this.#open, this.#inline));
  }

  #keydown(event) {
    if (event.key === "Tab" && this.#modal) this.#keepWithin(event);
    if (event.key !== "Escape" || event.isComposing) return;
    if (!this.head.foldOne()) this.#on.close();
  }

  /** Within a window that covers the page, the focus goes round. */
  #keepWithin(event) {
    const all = [...this.panel.querySelectorAll(FOCUSABLE)].filter((node) => node.getClientRects().length);
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (this.#root.getRootNode().activeElement !== from) return;
    event.preventDefault();
    to.focus();
  }

  /** Shows the window or its launcher; `inline` windows are part of the page and always shown. */
  show(open, inline) {
    this.#open = open;
    this.#inline = inline;
    this.#root.classList.toggle("inline", inline);
    this.#root.classList.toggle("floating", !inline);
    this.#raise(this.launcher, !open && !inline);
    this.#raise(this.panel, open || inline);
    this.head.closeButton.hidden = inline;
    this.#modal = open && !inline && PHONE.matches;
    this.panel.setAttribute("role", inline ? "region" : "dialog");
    if (this.#modal) this.panel.setAttribute("aria-modal", "true");
    else this.panel.removeAttribute("aria-modal");
    if (!this.panel.hidden) this.#count(0);
    if (open) this.log.toEnd();
  }

  /** What floats lies in the browser's top layer, where nothing of the page can cover, turn or cut it. */
  #raise(node, shown) {
    node.hidden = !shown;
    if (!node.showPopover || !node.isConnected) return;
    node.popover = this.#inline ? null : "manual";
    if (!this.#inline) node.togglePopover(shown);
  }

  get shown() {
    return !this.panel.hidden;
  }

  /** Where a keyboard is at hand the field takes the focus; on a touch screen it would cover the conversation. */
  focus() {
    (matchMedia("(hover: hover)").matches ? this.composer.input : this.log.node).focus({ preventScroll: true });
  }

  /** What came while the window was closed is counted on its launcher. */
  arrived(count) {
    if (!this.shown) this.#count(this.#unread + count);
  }

  #count(unread) {
    this.#unread = unread;
    this.badge.hidden = !unread;
    this.badge.textContent = unread ? this.#text.unread(unread) : "";
  }

  offline(yes) {
    this.offlineStrip.textContent = yes ? this.#text.offline : "";
  }

  /** Who answers beside Maru: {state, name, text}, or nobody. Said once for each change. */
  person(person) {
    const title = { waiting: () => this.#text.personWaiting, answering: () => this.#text.personAnswering(person.name) };
    const words = person && Object.hasOwn(title, person.state) ? [title[person.state](), person.text ?? ""] : [];
    const key = words.join("\n");
    if (key === this.#person) return;
    if (this.#person && !key) this.status.textContent = this.#text.personGone;
    this.#person = key;
    this.personStrip.replaceChildren(...(words.length ? [el("strong", {}, words[0]), " ", words[1]] : []));
  }

  /** Called with 1 when an answer is awaited and with -1 when it is there. */
  wait(step) {
    this.#waiting += step;
    const { typing } = this.log;
    if (step > 0 && this.#waiting === 1) {
      const say = (visible, spoken) => {
        typing.hidden = false;
        typing.lastChild.textContent = visible;
        this.status.textContent = spoken;
        this.log.toEnd();
      };
      this.#timers = [
        setTimeout(say, QUICK, "", this.#text.writing), setTimeout(say, SLOW, this.#text.slow, this.#text.slow),
      ];
    } else if (this.#waiting === 0) {
      this.#timers.forEach(clearTimeout);
      typing.hidden = true;
      this.status.textContent = "";
    }
  }
}
