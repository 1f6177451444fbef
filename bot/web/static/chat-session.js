// One conversation in one window: begun or taken up again, kept in step with the server and the other tabs, ended.

import { Outgoing } from "./chat-outgoing.js";

const NEAR = 4_000; // between looks for news, while a person is asked for or answers
const FAR = 20_000;

export class Session {
  round = 0; // counts conversations: an answer to an earlier one is not shown in the next
  last = 0; // the number of the last message that is known to be kept
  onAnswer = () => {};
  unreached = null; // the bubble that says that nothing can be reached
  #api;
  #store;
  #view;
  #log;
  #text;
  #outgoing;
  #ready = null; // the promise of a conversation that can be written to
  #token = null;
  #merged = 0;
  #person = null;
  #syncing = null;
  #timer;
  #hear = (news) => this.#heard(news);
  #look = () => this.#wake();
  #connection = () => {
    this.#view.offline(!navigator.onLine);
    if (navigator.onLine) this.#wake();
  };

  constructor(api, store, view, text) {
    this.#api = api;
    this.#store = store;
    this.#view = view;
    this.#log = view.log;
    this.#text = text;
    this.#outgoing = new Outgoing(this, store, view, text);
  }

  connect() {
    this.#store.watch(this.#hear);
    this.#store.ask();
    document.addEventListener("visibilitychange", this.#look);
    addEventListener("online", this.#connection);
    addEventListener("offline", this.#connection);
    this.#view.offline(!navigator.onLine);
    this.#view.head.remembers(this.#store.remembered);
    this.#plan();
  }

  disconnect() {
    clearTimeout(this.#timer);
    this.#store.unwatch(this.#hear);
    document.removeEventListener("visibilitychange", this.#look);
    removeEventListener("online", this.#connection);
    removeEventListener("offline", this.#connection);
  }

  /** Begins for its own sake, so that a failure is shown. */
  begin() {
    if (this.#ready) return this.#wake();
    this.start().catch((error) => {
      this.unreached?.remove();
      this.unreached = this.#log.addError([this.reason(error, this.#text.notOpened)], () => this.begin());
    });
  }

  /** The conversation of this tab, or a new one. */
  start() {
    const { round } = this;
    this.#ready ??= this.working(async () => {
      try {
        await this.#store.ask();
        if (!(this.#store.token && (await this.#resume()))) await this.#openNew();
        this.unreached?.remove();
      } catch (error) {
        if (round === this.round) this.#ready = null;
        throw error;
      }
      this.#plan();
    });
    return this.#ready;
  }

  say(body, words) {
    this.#outgoing.say(body, words);
  }

  /** Sends a message of this conversation and shows the answer. */
  async exchange(body) {
    const { round } = this;
    const answer = await this.working(() => this.#sent(body, round));
    if (!answer || round !== this.round) return;
    if (!(answer.last <= this.#merged)) this.#log.addAnswer(answer.messages); // else a look for news has brought it
    this.last = Math.max(this.last, answer.last ?? 0);
    this.#meet(answer.person);
    this.#store.tell({ said: this.#token }, this.#hear);
    this.onAnswer();
  }

  async #sent(body, round) {
    await this.start();
    if (round !== this.round) return null; // never into another conversation than it was written in
    const token = this.#token;
    try {
      return await this.#api.send(body);
    } catch (error) {
      if (error.status !== 401) throw error;
    }
    if (round !== this.round) return null;
    if (this.#token === token) this.#ended();
    await this.start();
    if (round !== this.round || body.choice) return null; // a choice belonged to the old conversation
    return this.#api.send(body);
  }

  /** Fetches what the server has kept since the last look. */
  sync() {
    this.#syncing ??= this.#sync().finally(() => (this.#syncing = null));
    return this.#syncing;
  }

  async #sync() {
    await this.start();
    const { round } = this;
    try {
      const { messages, person } = await this.#api.history(this.#merged);
      if (round !== this.round) return;
      const { known, fresh } = this.#log.merge(messages);
      this.#merged = messages.at(-1)?.number ?? this.#merged;
      this.last = Math.max(this.last, this.#merged);
      this.#outgoing.arrived(known);
      this.#view.arrived(fresh.filter(({ from }) => from !== "patient").length);
      this.#meet(person);
    } catch (error) {
      if (error.status !== 401 || round !== this.round) throw error;
      this.#ended();
      this.begin();
    }
  }

  #wake() {
    if (document.visibilityState !== "visible" || !this.#started) return;
    this.#outgoing.retry().finally(() => this.#plan());
  }

  get #started() {
    return this.#ready !== null && this.#token !== null;
  }

  /** The next look for news: soon while a person is wanted, else only where somebody is looking. */
  #plan() {
    clearTimeout(this.#timer);
    if (!this.#person && !this.#view.shown) return;
    this.#timer = setTimeout(() => {
      if (document.visibilityState === "visible" && this.#started) this.sync().catch(() => {}).finally(() => this.#plan());
      else this.#plan();
    }, this.#person ? NEAR : FAR);
  }

  #meet(person) {
    const changed = Boolean(person) !== Boolean(this.#person);
    this.#person = person ?? null;
    this.#view.person(this.#person);
    if (changed) this.#plan();
  }

  #heard({ said, left, token }) {
    if (said && said === this.#token) this.sync().catch(() => {});
    if (!left || left !== this.#token) return;
    this.leave();
    if (token) this.begin();
    else this.#gone(-1);
  }

  async #resume() {
    const { round } = this;
    const { token } = this.#store;
    try {
      const { messages, person } = await this.#api.history();
      if (round !== this.round) return true;
      this.#store.keep(token);
      this.#token = token;
      this.#log.restore(messages);
      this.last = this.#merged = messages.at(-1)?.number ?? 0;
      this.#meet(person);
      this.#outgoing.takeUp(messages);
      return true;
    } catch (error) {
      if (error.status !== 401) throw error;
      if (round === this.round) {
        this.#store.forget();
        this.#log.addNotice(this.#text.expired);
      }
      return false;
    }
  }

  async #openNew() {
    const { round } = this;
    this.#store.opening ??= this.#api.open().finally(() => (this.#store.opening = null));
    const { token, messages } = await this.#store.opening;
    if (round !== this.round) return;
    this.#store.keep(token);
    this.#token = token;
    this.#log.addOpening(messages ?? []);
    this.#outgoing.takeUp([]);
  }

  /** The conversation is gone on the server; what stood here is taken away with it, and a line says so. */
  #ended() {
    this.#store.forget();
    this.#reset();
    this.#log.clear(true);
    this.#log.addNotice(this.#text.expired);
  }

  #reset() {
    this.#ready = this.#token = null;
    this.last = this.#merged = 0;
    this.#meet(null);
  }

  /** Takes the conversation away from the window. */
  leave() {
    this.round += 1;
    this.unreached = null;
    this.#reset();
    this.#outgoing.drop();
    this.#log.clear();
  }

  reason({ status }, otherwise) {
    if (status === 429) return this.#text.tooMany;
    return status === 0 && navigator.onLine === false ? `${otherwise} ${this.#text.offline}` : otherwise;
  }

  /** Leaves this conversation as it is and begins another. */
  async renew() {
    const left = this.#token;
    this.leave();
    this.#store.forget();
    this.begin();
    this.#view.focus();
    await this.#ready?.catch(() => {});
    if (left) this.#store.tell({ left, token: this.#token }, this.#hear);
  }

  /** Deletes the conversation and everything kept about it. */
  async erase() {
    this.round += 1; // what is under way belongs to what is being deleted
    const left = this.#token;
    try {
      await this.working(() => this.#api.erase());
    } catch (error) {
      this.#log.addError([this.reason(error, this.#text.notDeleted)], () => this.erase());
      return;
    }
    this.#store.forget();
    this.#store.remember(false);
    this.leave();
    this.#gone(0);
    if (left) this.#store.tell({ left, token: null }, this.#hear);
  }

  #gone(focus) {
    this.#view.head.remembers(this.#store.remembered);
    this.#log.addNotice(this.#text.deleted, [{ title: this.#text.newConversation, run: () => this.begin() }], { focus });
  }

  async working(task) {
    this.#view.wait(1);
    try {
      return await task();
    } finally {
      this.#view.wait(-1);
    }
  }
}
