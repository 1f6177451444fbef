// The head of the window: who speaks, about Maru, the menu, closing.

import { el, icon } from "./chat-dom.js";

export class Head {
  #pairs; // [button, what it unfolds]
  #rememberButton;

  /** `on` holds what the menu can ask for; its names are those of the entries below. */
  constructor(text, on) {
    this.info = el("div", { class: "info", id: "info", hidden: true },
      ...text.info.map((line, at) => el("p", { class: at === text.urgentInfo && "alarm" }, line)));
    this.menu = el("div", { class: "menu", id: "menu", hidden: true });
    this.infoButton = this.#unfolding("info", text.about, this.info);
    this.menuButton = this.#unfolding("menu", text.menu, this.menu);
    this.#pairs = [[this.menuButton, this.menu], [this.infoButton, this.info]];
    this.#rememberButton = this.#entry(text.remember, on.remember);
    this.menu.append(
      this.#entry(text.askPerson, on.askPerson),
      this.#entry(text.newConversation, on.renew),
      this.#rememberButton,
      this.#entry(text.deleteData, on.erase),
    );
    this.menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && relatedTarget !== this.menuButton && !this.menu.contains(relatedTarget)) this.closeMenu();
    });
    this.closeButton = el("button",
      { class: "round close", type: "button", "aria-label": text.close, title: text.close, onclick: on.close }, icon("close"));
    this.node = el("header", {},
      el("div", { class: "who" }, el("h2", {}, text.name), el("p", {}, text.role)),
      this.infoButton, this.menuButton, this.menu, this.closeButton, this.info);
  }

  remembers(yes) {
    this.#rememberButton.setAttribute("aria-pressed", String(yes));
  }

  closeMenu() {
    this.#fold(this.menuButton, this.menu, false);
  }

  /** Folds what is open; whether there was something. */
  foldOne() {
    const open = this.#pairs.find(([, target]) => !target.hidden);
    if (!open) return false;
    this.#fold(...open, false);
    open[0].focus();
    return true;
  }

  /** Whether a click at `target` belongs to the menu. */
  isMenu(target) {
    return this.menu.contains(target) || this.menuButton.contains(target);
  }

  #entry(label, run) {
    return el("button", {
      type: "button",
      onclick: () => {
        this.closeMenu();
        this.menuButton.focus();
        run();
      },
    }, label);
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
}
