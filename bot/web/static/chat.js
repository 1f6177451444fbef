// <maru-chat>: the assistant on a clinic's page.
//
//   <script type="module" src="https://HOST/chat.js"></script>
//   <maru-chat></maru-chat>
//
// Attributes, colours and examples stand in docs/embedding.md.

import { ChatApi } from "./static/chat-api.js";
import { fitColours } from "./static/chat-colours.js";
import { el } from "./static/chat-dom.js";
import { Files } from "./static/chat-files.js";
import { textFor } from "./static/chat-languages.js";
import { Session } from "./static/chat-session.js";
import { Store } from "./static/chat-store.js";
import { sheet } from "./static/chat-style.js";
import { ChatView } from "./static/chat-view.js";
import { Wishes } from "./static/chat-wishes.js";
import { PanelLinks } from "./static/panel-links.js";

const HOME = new URL(".", import.meta.url).href;
const SCHEME = matchMedia("(prefers-color-scheme: dark)");
// Sent when somebody asks for a person in the menu; Maru understands English best.
const ASK_PERSON = "I would like to talk to a person";

class MaruChat extends HTMLElement {
  static observedAttributes = ["open", "inline", "position", "lang", "dir", "greeting", "theme"];

  #root = null;
  #view = null;
  #session = null;
  #files = null;
  #wishes = null;
  #panels = null;
  #language = null;
  #fit = () => {
    this.style.setProperty("--maru-top", `${visualViewport.offsetTop}px`);
    this.style.setProperty("--maru-height", `${visualViewport.height}px`);
  };

  #colour = () => fitColours(this.#root);

  async connectedCallback() {
    visualViewport?.addEventListener("resize", this.#fit);
    visualViewport?.addEventListener("scroll", this.#fit);
    SCHEME.addEventListener("change", this.#colour);
    if (this.#language === null) await this.#build();
    else if (this.#session) {
      this.#session.connect();
      this.#reflect();
    }
  }

  disconnectedCallback() {
    visualViewport?.removeEventListener("resize", this.#fit);
    visualViewport?.removeEventListener("scroll", this.#fit);
    SCHEME.removeEventListener("change", this.#colour);
    this.#session?.disconnect();
  }

  attributeChangedCallback(name) {
    if (!this.#view) return; // built later, with what is set by then
    if (name === "lang" && this.#tag !== this.#language) this.#build();
    else this.#reflect();
  }

  get open() {
    return this.hasAttribute("open");
  }

  set open(value) {
    this.toggleAttribute("open", Boolean(value));
  }

  get #inline() {
    return this.hasAttribute("inline") || this.getAttribute("position") === "inline";
  }

  /** The language of the window: its own, or that of the page around it. */
  get #tag() {
    return this.closest("[lang]")?.lang ?? "";
  }

  async #build() {
    const language = (this.#language = this.#tag);
    const text = await textFor(language);
    if (language !== this.#language) return; // it was changed in the meantime
    this.#session?.disconnect();
    const base = new URL(this.getAttribute("server") || HOME, document.baseURI).href.replace(/\/*$/, "/");
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    this.#root = el("div", { class: "maru", lang: text.lang });
    shadow.replaceChildren(this.#root);
    const store = Store.of(base);
    const api = new ChatApi(base, store);
    this.#view = new ChatView(this.#root, { base, text, on: this.#actions() });
    this.#session = new Session(api, store, this.#view, text);
    this.#wishes = new Wishes(this.#session, store, this.#view, text, this.hasAttribute("remember"));
    this.#files = new Files(api, this.#session, this.#view.log, text);
    this.#panels = new PanelLinks(this.#view, api, text.lang, {
      ready: () => this.#session.start(),
      say: (words) => this.#session.say({ text: words }, words),
      print: () => this.#files.print(),
    });
    this.#root.dir = text.dir;
    this.#reflect();
    if (this.isConnected) this.#session.connect();
  }

  #actions() {
    return {
      open: () => {
        this.open = true;
        this.#view.focus();
      },
      close: () => {
        if (this.#inline) return;
        this.open = false;
        this.#view.launcher.focus();
      },
      send: (words) => this.#session.say({ text: words }, words),
      choose: (choice, title) => this.#session.say({ choice }, title),
      askPerson: () => this.#session.say({ text: ASK_PERSON }, ASK_PERSON),
      renew: () => this.#wishes.renew(),
      erase: () => this.#wishes.erase(),
      remember: () => this.#wishes.toggleRemember(),
      shown: (entry, node) => this.#panels?.shown(entry, node),
    };
  }

  #reflect() {
    const direction = this.getAttribute("dir");
    if (direction) this.#root.dir = direction;
    this.#view.log.greet(this.getAttribute("greeting"));
    this.#view.show(this.open, this.#inline);
    this.#colour();
    if (this.open || this.#inline) this.#session.begin();
  }
}

if (!customElements.get("maru-chat")) customElements.define("maru-chat", MaruChat);
