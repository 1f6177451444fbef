// The look of the panels: panel.css, as a constructed sheet, since a strict content security policy allows no other.

import { styled } from "./chat-style.js";

let sheet = null;

/** Takes the style into a shadow root, once; `base` is the address of Maru. */
export async function adoptStyle(root, base) {
  sheet ??= fetch(`${base}static/panel.css`).then((response) => response.text()).then(styled);
  const made = await sheet;
  if (!root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
}
