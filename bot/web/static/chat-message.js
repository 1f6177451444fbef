// One entry of the conversation as an element: bubble, picture, sources, buttons, time.

import { el, linked, webAddress } from "./chat-dom.js";

/**
 * `entry` is a message of the contract, with "from": "patient" for the patient's own and "staff" for a person of the clinic.
 * `choose(button, element)` is called once, when a button of it is used.
 */
export function messageElement(entry, { base, text: own, choose }) {
  const mine = entry.from === "patient";
  const staff = entry.from === "staff";
  const urgent = Boolean(entry.topics?.includes("urgent_now"));
  const node = el("div", { class: `message ${mine ? "mine" : "theirs"}${staff ? " staff" : ""}${urgent ? " urgent" : ""}` });
  if (staff) node.append(el("bdi", { class: "name" }, own.staff(entry.name)));
  else node.append(el("span", { class: "unseen" }, mine ? own.you : own.maru));
  const text = String(entry.text ?? "");
  if (text) {
    const medical = urgent || entry.topics?.includes("call_clinic");
    node.append(bubble(...(mine ? [text] : linked(text, medical))));
  }
  if (entry.image) node.append(picture(entry.image, base, own));
  if (entry.sources?.length) node.append(sources(entry.sources, own));
  if (entry.buttons?.length) node.append(choices(entry.buttons, own, choose));
  return node;
}

/** The direction is that of the text within; the bubble's own shape follows the page. */
function bubble(...content) {
  return el("div", { class: "bubble" }, el("div", { dir: "auto" }, ...content));
}

function picture({ url, alt = "" }, base, own) {
  const address = webAddress(url, base);
  const instead = () => bubble(alt);
  if (!address) return instead();
  const link = el("a", { class: "picture", href: address, target: "_blank", rel: "noopener noreferrer" });
  const image = el("img", { alt, decoding: "async", onerror: () => link.replaceWith(instead()) });
  image.src = address;
  link.append(image, el("span", { class: "unseen" }, own.enlarge));
  return link;
}

/** A source whose anchor is a web address is not a section of the guide, and is not called one. */
function sources(list, own) {
  const items = list.map(({ title, anchor }) => {
    const address = /^https?:/i.test(anchor ?? "") && webAddress(anchor);
    if (!address) return el("li", { "data-anchor": anchor }, el("bdi", {}, own.source(title)));
    return el("li", {},
      el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, own.otherSource(title)));
  });
  const node = el("details", { class: "sources" }, el("summary", {}, el("span", {}, own.sources)), el("ul", {}, ...items));
  node.addEventListener("toggle", () => node.open && node.parentElement.scrollIntoView({ block: "nearest" }));
  return node;
}

function choices(buttons, own, choose) {
  const group = el("div", { class: "choices", role: "group", "aria-label": own.choices });
  for (const button of buttons) {
    const node = el("button", { type: "button", dir: "auto", "data-title": button.title }, button.title);
    node.addEventListener("click", () => {
      if (group.classList.contains("used")) return;
      retire(group, own, node);
      choose(button, node);
    });
    group.append(node);
  }
  return group;
}

/**
 * Used buttons stay to be read. They are disabled for assistive technology, not by the `disabled` attribute,
 * which would throw away the keyboard's place in the conversation.
 */
function retire(group, own, chosen) {
  group.classList.add("used");
  for (const button of group.querySelectorAll("button")) {
    button.setAttribute("aria-disabled", "true");
    button.tabIndex = -1;
  }
  if (chosen) {
    chosen.classList.add("chosen");
    chosen.append(el("span", { class: "unseen" }, own.chosen));
  }
}

/** Retires every open group within `root`; `said` marks the button that reads so as the chosen one. */
export function retireAll(root, own, said) {
  for (const group of root.querySelectorAll(".choices:not(.used)")) {
    const chosen = [...group.children].find((button) => said !== undefined && button.dataset.title === said);
    retire(group, own, chosen);
  }
}

export function timeElement(date, language) {
  const today = date.toDateString() === new Date().toDateString();
  const style = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  const shown = new Intl.DateTimeFormat(language, style).format(date);
  return el("time", { datetime: date.toISOString() }, shown);
}
