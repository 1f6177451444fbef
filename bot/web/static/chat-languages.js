// The languages of the chat window. English is there at once, others are fetched when a page asks for them.

import { ENGLISH } from "./chat-text.js";

const OTHERS = {
  ko: async () => (await import("./chat-text-ko.js")).KOREAN,
};

/** The text for a language tag such as "ko-KR"; English for what is not translated, or cannot be fetched. */
export async function textFor(tag) {
  const language = String(tag ?? "").toLowerCase().split("-")[0];
  if (!Object.hasOwn(OTHERS, language)) return ENGLISH;
  try {
    return { ...ENGLISH, ...(await OTHERS[language]()) };
  } catch {
    return ENGLISH;
  }
}
