// The consultation sheet in a tab of its own, to print.

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
      const blob = await this.#session.working(async () => {
        await this.#session.start();
        return this.#api.sheet();
      });
      if (this.#address) URL.revokeObjectURL(this.#address);
      this.#address = URL.createObjectURL(blob);
      if (tab && !tab.closed) tab.location.replace(this.#address);
      else this.#log.addLink(this.#text.sheetReady, this.#text.openSheet, this.#address);
    } catch (error) {
      tab?.close();
      if (error.status === 404) this.#log.addNotice(this.#text.emptySheet);
      else this.#log.addError([this.#session.reason(error, this.#text.noSheet)], () => this.print());
    }
  }
}
