// The conversation with the server: the requests, the token that names the conversation, and what can go wrong.

const TIMEOUT = 30_000;

export class ApiError extends Error {
  constructor(status) {
    super(`status ${status}`);
    this.status = status; // 0: no answer at all
  }
}

/** The token lives as long as the tab; where the browser refuses storage, as long as the page. */
class TokenStore {
  #key;
  #memory = null;

  constructor(base) {
    this.#key = `maru-chat ${base}`;
  }

  get() {
    try {
      return sessionStorage.getItem(this.#key) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  set(token) {
    this.#memory = token;
    try {
      if (token === null) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, token);
    } catch {
      // kept in memory only
    }
  }
}

export class ChatApi {
  #store;

  constructor(base) {
    this.base = base.endsWith("/") ? base : `${base}/`;
    this.#store = new TokenStore(this.base);
  }

  get token() {
    return this.#store.get();
  }

  forget() {
    this.#store.set(null);
  }

  /** Opens a conversation: {token, messages}. The token is used once it has been kept. */
  open() {
    return this.#json("POST", "chat/sessions", { body: {} });
  }

  keep(token) {
    this.#store.set(token);
  }

  async history() {
    return (await this.#json("GET", "chat/messages", { token: this.token })).messages ?? [];
  }

  /** `body` is {text} or {choice}. */
  async send(body) {
    return (await this.#json("POST", "chat/messages", { body, token: this.token })).messages ?? [];
  }

  async erase() {
    try {
      await this.#request("DELETE", "chat/sessions", { token: this.token });
    } catch (error) {
      if (error.status !== 401 && error.status !== 404) throw error; // gone already
    }
    this.forget();
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
    if (!response.ok) throw new ApiError(response.status);
    return response;
  }
}
