// The consultation sheet: to print, or as a file to keep.

import { save } from "./chat-dom.js";

export class Files {
  #api;
  #session;
  #log;
  #text;
  #address = null;

  constructor(api, session, log, text) {
    this.#api = api;
    this.#session = session;
    this.#log = log;
    this.#text = text;
  }

  async print() {
    const tab = window.open("", "_blank"); // at once: after an answer has come, browsers block it
    if (tab) {
      tab.opener = null;
      tab.document.title = this.#text.preparingSheet;
    }
    try {
      const blob = await this.#fetched(() => this.#api.sheet());
      if (this.#address) URL.revokeObjectURL(this.#address);
      this.#address = URL.createObjectURL(blob);
      if (tab && !tab.closed) tab.location.replace(this.#address);
      else this.#log.addLink(this.#text.sheetReady, this.#text.openSheet, this.#address);
    } catch (error) {
      tab?.close();
      this.#failed(error, this.#text.emptySheet, () => this.print());
    }
  }

  savePdf() {
    return this.#save("application/pdf", "consultation.pdf", this.#text.emptySheet);
  }

  saveCalendar() {
    return this.#save("text/calendar", "sessions.ics", this.#text.noDates);
  }

  async #save(kind, name, missing) {
    try {
      save(await this.#fetched(() => this.#api.file(kind)), name);
    } catch (error) {
      this.#failed(error, missing, () => this.#save(kind, name, missing));
    }
  }

  #fetched(fetching) {
    return this.#session.working(async () => {
      await this.#session.start();
      return fetching();
    });
  }

  #failed(error, missing, again) {
    if (error.status === 404) this.#log.addNotice(missing);
    else this.#log.addError([this.#session.reason(error, this.#text.noSheet)], again);
  }
}
