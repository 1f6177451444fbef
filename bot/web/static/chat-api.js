// The conversation with the server: the requests, the token that names the conversation, and what can go wrong.

const TIMEOUT = 30_000;

export class ApiError extends Error {
  constructor(status, code) {
    super(`status ${status}`);
    this.status = status; // 0: no answer at all
    this.code = code; // the server's name for what went wrong, where it gave one
  }
}

export class ChatApi {
  #store;

  constructor(base, store) {
    this.base = base;
    this.#store = store;
  }

  get token() {
    return this.#store.token;
  }

  /** Opens a conversation: {token, messages}. */
  open() {
    return this.#json("POST", "chat/sessions", { body: {} });
  }

  /** {messages, person}: those after a number, and who answers where it is not Maru alone. */
  async history(after = 0) {
    const path = after ? `chat/messages?after=${after}` : "chat/messages";
    return { messages: [], ...(await this.#json("GET", path, { token: this.token })) };
  }

  /** `body` is {text} or {choice}; the answer has messages, and last and person where there are such. */
  async send(body) {
    return { messages: [], ...(await this.#json("POST", "chat/messages", { body, token: this.token })) };
  }

  async erase() {
    try {
      await this.#request("DELETE", "chat/sessions", { token: this.token });
    } catch (error) {
      if (error.status !== 401 && error.status !== 404) throw error; // gone already
    }
  }

  /** The consultation sheet as a blob. A blob has no address to start from, so those within are made whole. */
  async sheet() {
    const response = await this.#request("GET", "chat/prep", { token: this.token, accept: "text/html" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const name of ["href", "src"]) {
      for (const node of page.querySelectorAll(`[${name}]:not([${name}^="#"])`)) {
        node.setAttribute(name, new URL(node.getAttribute(name), this.base).href);
      }
    }
    return new Blob(["<!doctype html>", page.documentElement.outerHTML], { type: "text/html;charset=utf-8" });
  }

  /** The sheet in another form, such as application/pdf, as a blob to save. */
  async file(accept) {
    return (await this.#request("GET", "chat/prep", { token: this.token, accept })).blob();
  }

  /** What the panels read and change. */
  json(method, path, body) {
    return this.#json(method, path, { body, token: this.token });
  }

  async #json(method, path, options) {
    const response = await this.#request(method, path, { ...options, accept: "application/json" });
    try {
      return await response.json();
    } catch {
      throw new ApiError(0);
    }
  }

  async #request(method, path, { body, token, accept }) {
    const headers = {};
    if (accept) headers.Accept = accept;
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(this.base + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch {
      throw new ApiError(0);
    }
    if (!response.ok) throw new ApiError(response.status, (await response.json().catch(() => null))?.error?.code);
    return response;
  }
}
