// A panel: a dialog within the chat window. It takes the focus, gives it back, and closes with Escape.

import { el, icon } from "./chat-dom.js";
import { adoptStyle } from "./panel-style.js";
import { panelText } from "./panel-text.js";

const MODULES = {
  face: () => import("./panel-face.js"),
  doses: () => import("./panel-doses.js"),
  costs: () => import("./panel-costs.js"),
  ages: () => import("./panel-ages.js"),
  questions: () => import("./panel-questions.js"),
  sheet: () => import("./panel-sheet.js"),
};
const FOCUSABLE = "button, a[href], input, textarea, summary, [tabindex='0']";

/**
 * Shows the panel `name` over everything in `host`, an element of the chat's shadow root, in the language `lang`.
 *
 * `on` is what a panel can ask the chat for: ready(), say(words), alarm(words, answer), print(). The panel itself gets beside
 * these close() and announce(words).
 */
export async function openPanel(name, { host, api, lang, on }) {
  const root = host.getRootNode();
  const text = panelText(lang);
  const opener = root.activeElement;
  await adoptStyle(root, api.base);
  if (host.querySelector(":scope > .pane")) return; // tapped twice
  const others = [...host.children].filter((child) => !child.inert);
  const status = el("span", { class: "unseen", role: "status" });
  const body = el("div", { class: "pane-body" });
  const title = el("h2", { id: "pane-title", tabindex: "-1" }, text.titles[name]);
  const close = () => {
    if (!pane.isConnected) return;
    pane.remove();
    for (const child of others) child.inert = false;
    if (opener?.isConnected) opener.focus();
  };
  const pane = el("div", {
    class: "pane", role: "dialog", "aria-modal": "true", "aria-labelledby": "pane-title",
    lang: text.lang,
    onkeydown: (event) => keydown(event, pane, close),
  },
  el("div", { class: "pane-head" }, title,
    el("button", { class: "round", type: "button", "aria-label": text.close, title: text.close, onclick: close }, icon("close"))),
  body, status);
  const asks = { ...on, close, announce: (words) => announce(status, words) };
  for (const child of others) child.inert = true;
  host.append(pane);
  title.focus();
  fill(body, name, api, text, asks);
}

async function fill(body, name, api, text, on) {
  body.replaceChildren(el("p", { class: "hint", role: "status" }, text.loading));
  try {
    await on.ready();
    const { panel } = await MODULES[name]();
    body.replaceChildren(await panel(api, text, on));
  } catch {
    const retry = () => {
      body.closest(".pane").querySelector("h2").focus();
      fill(body, name, api, text, on);
    };
    body.replaceChildren(el("p", { class: "problem", role: "alert" }, text.failed),
      el("button", { class: "plain", type: "button", onclick: retry }, text.retry));
  }
}

/** The same words twice are read out twice. */
function announce(status, words) {
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = words));
}

function keydown(event, pane, close) {
  event.stopPropagation(); // the window below has keys of its own
  if (event.isComposing) return;
  if (event.key === "Escape") close();
  else if (event.key === "Tab") {
    const reachable = [...pane.querySelectorAll(FOCUSABLE)].filter(
      (node) => node.tabIndex >= 0 && !node.disabled && node.getClientRects().length);
    const focused = pane.getRootNode().activeElement;
    const [first, last] = [reachable[0], reachable.at(-1)];
    if (event.shiftKey ? focused === first || !reachable.includes(focused) : focused === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }
}
