// What is asked back before it is done: a new conversation, deletion, and whether this device shall remember.

export class Wishes {
  #session;
  #store;
  #head;
  #log;
  #text;

  /** With `asks` the patient is asked once, after the first answer, whether this device shall remember the conversation. */
  constructor(session, store, { head, log }, text, asks) {
    this.#session = session;
    this.#store = store;
    this.#head = head;
    this.#log = log;
    this.#text = text;
    if (asks) session.onAnswer = () => !store.remembered && this.#askRemember();
  }

  renew() {
    if (!this.#log.spoken) this.#session.renew();
    else this.#ask(this.#text.confirmNew, this.#text.yesNew, () => this.#session.renew());
  }

  erase() {
    this.#ask(this.#text.confirmDelete, this.#text.yesDelete, () => this.#session.erase());
  }

  toggleRemember() {
    this.#remember(!this.#store.remembered);
  }

  /** Only with the patient's agreement does the token outlive the tab. */
  #remember(agreed) {
    this.#session.onAnswer = () => {};
    const done = this.#store.remember(agreed);
    this.#head.remembers(this.#store.remembered);
    const words = agreed ? (done ? this.#text.remembered : this.#text.cannotRemember) : this.#text.notRemembered;
    this.#log.addNotice(words);
  }

  #askRemember() {
    this.#session.onAnswer = () => {};
    const { askRemember, yesRemember, noRemember } = this.#text;
    this.#log.addNotice(askRemember, [
      { title: yesRemember, run: () => this.#remember(true) },
      { title: noRemember, run() {} },
    ]);
  }

  #ask(question, yes, run) {
    this.#log.addNotice(question, [{ title: this.#text.keep, run() {} }, { title: yes, run }], { focus: 0 });
  }
}
