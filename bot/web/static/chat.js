// <maru-chat>: the assistant on a clinic's page.
//
//   <script type="module" src="https://HOST/chat.js"></script>
//   <maru-chat></maru-chat>
//
// Attributes: `open` shows the window, `inline` makes it part of the page instead of floating above it,
// `server` is the address of Maru where it is not the one this file came from.

import { ChatApi } from "./static/chat-api.js";
import { save } from "./static/chat-dom.js";
import { sheet } from "./static/chat-style.js";
import { TEXT } from "./static/chat-text.js";
import { ChatView } from "./static/chat-view.js";

const HOME = new URL(".", import.meta.url).href;

class MaruChat extends HTMLElement {
  static observedAttributes = ["open", "inline"];

  #api;
  #view;
  #session = null; // the promise of a conversation that can be written to
  #round = 0; // counts conversations: an answer to an earlier one is not shown in the next
  #openError = null;
  #sheetUrl = null;
  #fit = () => {
    this.style.setProperty("--maru-top", `${visualViewport.offsetTop}px`);
    this.style.setProperty("--maru-height", `${visualViewport.height}px`);
  };

  #look = () => this.#lookAgain();

  connectedCallback() {
    if (!this.#view) this.#build();
    visualViewport?.addEventListener("resize", this.#fit);
    visualViewport?.addEventListener("scroll", this.#fit);
    document.addEventListener("visibilitychange", this.#look);
    this.#reflect();
  }

  disconnectedCallback() {
    visualViewport?.removeEventListener("resize", this.#fit);
    visualViewport?.removeEventListener("scroll", this.#fit);
    document.removeEventListener("visibilitychange", this.#look);
  }

  attributeChangedCallback() {
    if (this.#view && this.isConnected) this.#reflect();
  }

  get open() {
    return this.hasAttribute("open");
  }

  set open(value) {
    this.toggleAttribute("open", Boolean(value));
  }

  #build() {
    const base = new URL(this.getAttribute("server") || HOME, document.baseURI).href;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#api = new ChatApi(base);
    this.#view = new ChatView(root, this.#api.base, {
      open: () => {
        this.open = true;
        this.#view.focus();
      },
      close: () => {
        if (this.hasAttribute("inline")) return;
        this.open = false;
        this.#view.launcher.focus();
      },
      send: (text) => this.#say({ text }, text),
      choose: (choice, title) => this.#say({ choice }, title),
      renew: () => this.#askRenew(),
      erase: () => this.#askErase(),
      print: () => this.#print(),
      savePdf: () => this.#save("application/pdf", "consultation.pdf", TEXT.noSheet),
      saveCalendar: () => this.#save("text/calendar", "sessions.ics", TEXT.noDates),
    });
  }

  #reflect() {
    const inline = this.hasAttribute("inline");
    this.#view.show(this.open, inline);
    if (this.open || inline) this.#begin();
  }

  /** Begins for its own sake, so that a failure is shown. */
  #begin() {
    if (this.#session) return;
    this.#start().catch((error) => {
      this.#openError?.remove();
      this.#openError = this.#view.addError([this.#reason(error, TEXT.notOpened)], () => this.#begin());
    });
  }

  /** The conversation of this tab, or a new one. */
  #start() {
    const round = this.#round;
    this.#session ??= this.#working(async () => {
      try {
        if (!(this.#api.token && (await this.#resume()))) await this.#openNew();
        this.#openError?.remove();
      } catch (error) {
        if (round === this.#round) this.#session = null;
        throw error;
      }
    });
    return this.#session;
  }

  async #resume() {
    const round = this.#round;
    try {
      const entries = await this.#api.history();
      if (round === this.#round) this.#view.restore(entries);
      return true;
    } catch (error) {
      if (error.status !== 401) throw error;
      if (round === this.#round) {
        this.#api.forget();
        this.#view.addNotice(TEXT.expired);
      }
      return false;
    }
  }

  async #openNew() {
    const round = this.#round;
    const { token, messages } = await this.#api.open();
    if (round !== this.#round) return;
    this.#api.keep(token);
    this.#view.addOpening(messages ?? []);
  }

  #say(body, words) {
    this.#deliver(body, this.#view.addOwn(words));
  }

  /** Several may be under way at once: a slow answer never holds back the next message. */
  async #deliver(body, bubble) {
    const round = this.#round;
    bubble.classList.add("pending");
    try {
      const messages = await this.#working(() => this.#exchange(body, round));
      if (round === this.#round) this.#view.addAnswer(messages);
    } catch (error) {
      if (round !== this.#round) return;
      this.#openError?.remove();
      this.#showFailure(error, body, bubble);
    } finally {
      bubble.classList.remove("pending");
    }
  }

  async #exchange(body, round) {
    await this.#start();
    if (round !== this.#round) return []; // never into another conversation than it was written in
    const { token } = this.#api;
    try {
      return await this.#api.send(body);
    } catch (error) {
      if (error.status !== 401) throw error;
    }
    if (round !== this.#round) return [];
    // the conversation has ended on the server
    if (this.#api.token === token) {
      this.#ended();
    }
    await this.#start();
    if (round !== this.#round || body.choice) return []; // a choice belonged to the old conversation
    return this.#api.send(body);
  }

  /** The conversation is gone on the server; what stood here is taken away with it, and a line says so. */
  #ended() {
    this.#api.forget();
    this.#session = null;
    this.#view.clear(true);
    this.#view.addNotice(TEXT.expired);
  }

  /** Looks whether the conversation was deleted while the page was out of sight, as in another tab. */
  async #lookAgain() {
    const { token } = this.#api;
    if (document.visibilityState !== "visible" || !token || !this.#session) return;
    const round = this.#round;
    try {
      await this.#api.history();
    } catch (error) {
      if (error.status !== 401 || round !== this.#round || this.#api.token !== token) return;
      this.#ended();
      this.#begin();
    }
  }

  #showFailure(error, body, bubble) {
    const { status } = error;
    if (status === 413) {
      this.#view.takeBack(bubble, body.text);
      this.#view.addError([TEXT.tooLong]);
    } else if (body.choice && (status === 400 || status === 404)) this.#view.addError([TEXT.choiceGone]);
    else this.#view.addError([this.#reason(error, TEXT.notSent), TEXT.meanwhile], () => this.#deliver(body, bubble));
  }

  #reason({ status }, otherwise) {
    if (status === 429) return TEXT.tooMany;
    return status === 0 && navigator.onLine === false ? `${otherwise} ${TEXT.offline}` : otherwise;
  }

  #askRenew() {
    if (!this.#view.spoken) this.#renew();
    else this.#ask(TEXT.confirmNew, TEXT.yesNew, () => this.#renew());
  }

  #askErase() {
    this.#ask(TEXT.confirmDelete, TEXT.yesDelete, () => this.#erase());
  }

  #ask(question, yes, run) {
    this.#view.addNotice(question, [{ title: TEXT.keep, run() {} }, { title: yes, run }], { focus: 0 });
  }

  #leave() {
    this.#round += 1;
    this.#session = null;
    this.#openError = null;
    if (this.#sheetUrl) URL.revokeObjectURL(this.#sheetUrl);
    this.#sheetUrl = null;
    this.#view.clear();
  }

  #renew() {
    this.#leave();
    this.#api.forget();
    this.#begin();
    this.#view.focus();
  }

  async #erase() {
    this.#round += 1; // what is under way belongs to what is being deleted
    try {
      await this.#working(() => this.#api.erase());
    } catch (error) {
      this.#view.addError([this.#reason(error, TEXT.notDeleted)], () => this.#erase());
      return;
    }
    this.#leave();
    this.#view.addNotice(TEXT.deleted, [{ title: TEXT.newConversation, run: () => this.#begin() }], { focus: 0 });
  }

  async #print() {
    const tab = window.open("", "_blank"); // at once: after an answer has come, browsers block it
    if (tab) {
      tab.opener = null;
      tab.document.title = TEXT.preparingSheet;
    }
    try {
      const blob = await this.#working(async () => {
        await this.#start();
        return this.#api.sheet();
      });
      if (this.#sheetUrl) URL.revokeObjectURL(this.#sheetUrl);
      this.#sheetUrl = URL.createObjectURL(blob);
      if (tab && !tab.closed) tab.location.replace(this.#sheetUrl);
      else this.#view.addLink(TEXT.sheetReady, TEXT.openSheet, this.#sheetUrl);
    } catch (error) {
      tab?.close();
      if (error.status === 404) this.#view.addNotice(TEXT.emptySheet);
      else this.#view.addError([this.#reason(error, TEXT.noSheet)], () => this.#print());
    }
  }

  async #save(kind, name, failed) {
    try {
      const blob = await this.#working(async () => {
        await this.#start();
        return this.#api.file(kind);
      });
      save(blob, name);
    } catch (error) {
      if (error.status === 404) this.#view.addNotice(failed);
      else this.#view.addError([this.#reason(error, TEXT.noSheet)], () => this.#save(kind, name, failed));
    }
  }

  async #working(task) {
    this.#view.wait(1);
    try {
      return await task();
    } finally {
      this.#view.wait(-1);
    }
  }
}

if (!customElements.get("maru-chat")) customElements.define("maru-chat", MaruChat);
