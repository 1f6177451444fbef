// What the patient says, until the server has it: sent at once, kept in the tab while it cannot be, sent again by itself.

const LONGEST_PAUSE = 30_000;
const TOO_MANY_PAUSE = 60_000;

/** Nothing was wrong with the message itself. */
const passing = ({ status }) => status === 0 || status === 429 || status >= 500;

export class Outgoing {
  #session;
  #store;
  #log;
  #composer;
  #text;
  #items = []; // {body, words, after, node, failed}
  #tries = 0;
  #timer;
  #trouble = null;

  constructor(session, store, { log, composer }, text) {
    this.#session = session;
    this.#store = store;
    this.#log = log;
    this.#composer = composer;
    this.#text = text;
  }

  /** `body` is what the server gets, `words` what is shown. Several may be under way: a slow answer holds back nothing. */
  say(body, words) {
    this.#deliver(this.#add({ body, words, after: this.#session.last, token: this.#store.token }));
  }

  /** What a reload of the tab has interrupted: sent, unless it is among the `entries` that the server has kept. */
  takeUp(entries) {
    for (const item of this.#items) item.token ??= this.#store.token;
    for (const item of this.#store.takeLeft()) {
      const has = ({ number, from, text }) => number > item.after && from === "patient" && text === item.words;
      if (item.token === this.#store.token ? entries.some(has) : item.body.choice) continue;
      this.#deliver(this.#add(item));
    }
  }

  /** The server is known to have these. */
  arrived(nodes) {
    for (const item of this.#items.filter(({ node, failed }) => failed && nodes.includes(node))) this.#done(item);
    if (!this.#someFailed) this.#calm();
  }

  /** Nothing of it belongs to the next conversation. */
  drop() {
    for (const item of this.#items) this.#store.release(item);
    this.#items = [];
    this.#calm();
  }

  async retry() {
    clearTimeout(this.#timer);
    const { round } = this.#session;
    try {
      await this.#session.sync(); // an answer that was lost on its way is among it
    } catch (error) {
      if (round === this.#session.round && passing(error) && this.#someFailed) this.#later(error);
      return;
    }
    if (round !== this.#session.round) return;
    for (const item of this.#items.filter(({ failed }) => failed)) this.#deliver(item);
  }

  get #someFailed() {
    return this.#items.some(({ failed }) => failed);
  }

  #add(item) {
    const added = { ...item, node: this.#log.addOwn(item.words), failed: false };
    this.#items.push(added);
    this.#store.hold(added);
    return added;
  }

  async #deliver(item) {
    const { round } = this.#session;
    item.failed = false;
    try {
      await this.#session.exchange(item.body);
    } catch (error) {
      if (round === this.#session.round) this.#failed(item, error);
      return;
    }
    if (round !== this.#session.round) return;
    this.#done(item);
    this.#calm();
    if (this.#someFailed) this.retry();
  }

  #done(item) {
    this.#items = this.#items.filter((each) => each !== item);
    this.#log.pend(item.node, false);
    this.#store.release(item);
  }

  #failed(item, error) {
    item.failed = true;
    if (passing(error)) {
      this.#log.mark(item.node, true);
      this.#later(error);
      return;
    }
    this.#done(item);
    const { status } = error;
    if (status === 413) {
      item.node.remove();
      this.#composer.fill(item.words);
      this.#log.addError([this.#text.tooLong]);
    } else if (item.body.choice && (status === 400 || status === 404)) this.#log.addError([this.#text.choiceGone]);
    else this.#log.addError([this.#text.notSent, this.#text.meanwhile]);
  }

  #later(error) {
    const many = error.status === 429;
    this.#session.unreached?.remove();
    if (!this.#trouble?.isConnected) {
      const lines = many ? [this.#text.tooMany] : [this.#text.willSend];
      this.#trouble = this.#log.addError([...lines, this.#text.meanwhile], () => this.retry());
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.retry(), many ? TOO_MANY_PAUSE : Math.min(LONGEST_PAUSE, 1000 * 2 ** this.#tries));
    this.#tries += 1;
  }

  #calm() {
    clearTimeout(this.#timer);
    this.#tries = 0;
    this.#trouble?.remove();
    this.#trouble = null;
  }
}
