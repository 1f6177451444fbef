// Building elements without markup: whatever is text stays text.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  info: "M12 11v6M12 7.2v.1M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18",
  menu: "M5 7h14M5 12h14M5 17h14",
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V5M6 11l6-6l6 6",
  chat: "M4 5h16v11H11l-4 4v-4H4z",
};

/** Keys starting with "on" are listeners, true and false set or leave out an attribute, the rest are attributes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The address against `base`, or null unless it leads to the web. */
export function webAddress(address, base) {
  try {
    const url = new URL(address, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

const RANGE = /\$?\d[\d,.]*\u2013\$?\d+/;
const WEB = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/;
const TELEPHONE = /(?:\+|\b0)\d[\d -]{6,}\d|(?<=\b(?:call|ring|dial|line:?) )\d{3}\b/;
const EMERGENCY = /\b\d{3}\b(?![-\d])/;
const PARTS = [WEB, TELEPHONE, RANGE].map(({ source }) => source).join("|");
const USUAL = new RegExp(PARTS, "gi");
const MEDICAL = new RegExp(`${PARTS}|${EMERGENCY.source}`, "gi");

/**
 * The text in pieces: web addresses and telephone numbers to tap, ranges such as 8–14 kept on one line.
 * In `medical` text a number of three digits is an emergency number.
 */
export function linked(text, medical) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(medical ? MEDICAL : USUAL)) {
    const [found] = match;
    pieces.push(text.slice(end, match.index), part(found));
    end = match.index + found.length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

function part(found) {
  if (/^http/i.test(found)) return el("a", { href: found, target: "_blank", rel: "noopener noreferrer" }, found);
  if (found.includes("\u2013")) return el("span", { class: "whole" }, found);
  return el("a", { class: "whole", href: `tel:${found.replace(/[ -]/g, "")}` }, found);
}

/** Hands a file to the browser to save. */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
