// The consultation sheet as it will be printed, to look at, print and save.

import { el, save } from "./chat-dom.js";

// What the sheet is made of. Everything is built anew from these, so nothing else of the page can come in.
const PARTS = new Set(["MAIN", "HEADER", "SECTION", "FOOTER", "H1", "H2", "P", "OL", "UL", "LI", "DIV", "SMALL"]);
const FILES = { pdf: ["application/pdf", "consultation.pdf"], calendar: ["text/calendar", "sessions.ics"] };

export async function panel(api, text, on) {
  const page = new DOMParser().parseFromString(await (await api.file("text/html")).text(), "text/html");
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const keep = async (kind) => {
    const [accept, name] = FILES[kind];
    try {
      save(await api.file(accept), name);
      problem.hidden = true;
    } catch (error) {
      problem.textContent = error.status === 404 ? text.noDates : text.notSaved;
      problem.hidden = false;
    }
  };
  const print = () => {
    on.close();
    on.print();
  };
  return el("div", {}, el("article", { class: "paper", lang: page.documentElement.lang, tabindex: "0", "aria-label": text.titles.sheet },
    ...copied(page.querySelector("main"))), problem,
  el("div", { class: "pane-foot" },
    el("button", { class: "main", type: "button", onclick: print }, text.print, el("span", { class: "unseen" }, text.newTab)),
    el("button", { class: "plain", type: "button", onclick: () => keep("pdf") }, text.pdf),
    el("button", { class: "plain", type: "button", onclick: () => keep("calendar") }, text.calendar)));
}

function copied(node) {
  return [...node.childNodes].map((child) => {
    if (child.nodeType !== Node.ELEMENT_NODE) return child.textContent;
    if (!PARTS.has(child.tagName)) return null;
    const tag = child.tagName === "H1" ? "h3" : child.tagName === "H2" ? "h4" : child.tagName === "HEADER" || child.tagName === "FOOTER" ? "div" : child.tagName.toLowerCase();
    return el(tag, { class: child.className || null, dir: child.dir || null, start: child.getAttribute("start") }, ...copied(child));
  });
}
