// What this browser keeps of a conversation, shared by all windows on a page and told to the other tabs of a site.
//
// The token lies in sessionStorage; in localStorage only if the patient has agreed. What was written and is not sent yet
// lies in sessionStorage alone: it may tell of somebody's health, and ends with the tab.

const ANSWER_MILLIS = 120; // other tabs answer within milliseconds, or not at all

export class Store {
  static #known = new Map();

  /** The store for a server; one for all windows on the page. */
  static of(base) {
    if (!Store.#known.has(base)) Store.#known.set(base, new Store(base));
    return Store.#known.get(base);
  }

  opening = null; // the promise of a new conversation, so that two windows do not open two
  #key;
  #memory = new Map();
  #watchers = new Set();
  #channel = null;
  #asked = null;
  #left;
  #held;

  constructor(base) {
    this.#key = `maru-chat ${base}`;
    this.#left = new Set(this.#readHeld());
    this.#held = new Set(this.#left);
    try {
      this.#channel = new BroadcastChannel(this.#key);
      this.#channel.onmessage = ({ data }) => this.#hear(data);
    } catch {
      // this tab stands alone
    }
  }

  get token() {
    return this.#get("sessionStorage", "") ?? (this.#get("localStorage", "") || null);
  }

  get remembered() {
    return this.#get("localStorage", "") !== null;
  }

  keep(token) {
    this.#set("sessionStorage", "", token);
    if (this.remembered) this.#set("localStorage", "", token);
  }

  /** The agreement to remember stays, for the conversation that follows. */
  forget() {
    this.#set("sessionStorage", "", null);
    if (this.remembered) this.#set("localStorage", "", "");
  }

  /** Whether it could be done. */
  remember(agreed) {
    return this.#set("localStorage", "", agreed ? this.token ?? "" : null);
  }

  /** Keeps what is not sent yet: {body, words, after, token}. */
  hold(item) {
    this.#held.add(item);
    this.#saveHeld();
  }

  release(item) {
    this.#held.delete(item);
    this.#left.delete(item);
    this.#saveHeld();
  }

  /** What a reload of the tab has interrupted, for the first window that asks. */
  takeLeft() {
    const left = [...this.#left];
    left.forEach((item) => this.release(item));
    return left;
  }

  #readHeld() {
    try {
      return JSON.parse(this.#get("sessionStorage", " unsent")) ?? [];
    } catch {
      return [];
    }
  }

  #saveHeld() {
    const items = [...this.#held].map(({ body, words, after, token }) => ({ body, words, after, token }));
    this.#set("sessionStorage", " unsent", items.length ? JSON.stringify(items) : null);
  }

  /** Takes over the conversation of another tab, if there is one and this tab has none. Resolves once that is known. */
  ask() {
    this.#asked ??= new Promise((done) => {
      if (this.token || !this.#channel) return done();
      this.#answered = done;
      setTimeout(done, ANSWER_MILLIS);
      this.#channel.postMessage({ ask: true });
    });
    return this.#asked;
  }

  #answered = () => {};

  /** `watcher` is called with what other windows and tabs tell: {said: token} or {left: token, token: the new one or null}. */
  watch(watcher) {
    this.#watchers.add(watcher);
  }

  unwatch(watcher) {
    this.#watchers.delete(watcher);
  }

  tell(news, teller) {
    for (const watcher of this.#watchers) if (watcher !== teller) watcher(news);
    this.#channel?.postMessage(news);
  }

  #hear(news) {
    if (news.ask) {
      if (this.token) this.#channel.postMessage({ has: this.token });
    } else if (news.has) {
      if (!this.token && !this.opening) this.keep(news.has);
      this.#answered();
    } else {
      if (news.left && news.left === this.token) this.#adopt(news.token);
      for (const watcher of this.#watchers) watcher(news);
    }
  }

  #adopt(token) {
    if (token) this.#set("sessionStorage", "", token);
    else this.forget();
  }

  #get(storage, name) {
    try {
      return globalThis[storage].getItem(this.#key + name) ?? null;
    } catch {
      return storage === "sessionStorage" ? this.#memory.get(name) ?? null : null;
    }
  }

  #set(storage, name, value) {
    try {
      if (value === null) globalThis[storage].removeItem(this.#key + name);
      else globalThis[storage].setItem(this.#key + name, value);
      return true;
    } catch {
      // where the browser refuses, it lives as long as the page
      if (storage === "sessionStorage") this.#memory.set(name, value);
      return false;
    }
  }
}
