// Every sentence that the chat window itself says, in English. What Maru answers comes from the server.
// A further language is a file like this one with the same names, and a line in chat-languages.js.

export const ENGLISH = {
  lang: "en",
  dir: "ltr",

  name: "Maru",
  role: "An assistant, not a person and not a doctor",
  window: "Chat with Maru",
  launch: "Prepare your visit",
  unread: (count) => (count === 1 ? "1 new message" : `${count} new messages`),
  close: "Close the chat",
  about: "About Maru",
  menu: "Menu",
  log: "Conversation",
  you: "You: ",
  maru: "Maru: ",
  staff: (name) => (name ? `${name}, front desk` : "Front desk"),
  input: "Your message",
  placeholder: "Write a message",
  send: "Send",
  writing: "Maru is writing",
  slow: "This is taking longer than usual",
  choices: "Answers to choose from",
  chosen: " (chosen)",
  sources: "Where this comes from",
  source: (title) => `From the clinic's guide: ${title}`,
  otherSource: (title) => `Source: ${title}`,
  enlarge: ", opens larger in a new tab",

  info: [
    "Maru is a computer program. It explains what the clinic's guide says and helps you prepare your questions. " +
      "It cannot examine you, and the doctor decides.",
    "If you have trouble breathing, swallowing or seeing after an injection, call emergency services now.",
    "You can delete this conversation, and everything kept about it, from the menu at any time.",
  ],
  urgentInfo: 1,

  askPerson: "Talk to a person",
  newConversation: "New conversation",
  remember: "Remember on this device",
  deleteData: "Delete my data",

  personWaiting: "The front desk has been told",
  personAnswering: (name) => (name ? `${name} is answering` : "A person is answering"),
  personGone: "Maru is answering again.",

  askRemember: "Shall this device find the conversation again after you close the page? Only a key to it would be kept here, " +
    "not what you wrote. Whoever uses this device could then open it. You can take this back in the menu.",
  yesRemember: "Remember",
  noRemember: "Only while this tab is open",
  remembered: "This device will find the conversation again. You can take this back in the menu.",
  notRemembered: "This device forgets the conversation when you close the tab.",
  cannotRemember: "This browser does not allow pages to keep anything, so the conversation ends with the tab.",

  confirmNew: "Start a new conversation? Your list of questions stays with this one and will not be shown in the new one.",
  yesNew: "Start new",
  confirmDelete: "Delete this conversation and everything kept about it, your list of questions included? This cannot be undone.",
  yesDelete: "Delete",
  keep: "Keep it",
  deleted: "Your conversation and everything kept about it have been deleted.",
  expired: "The earlier conversation was deleted or has ended, so this is a new one.",

  preparingSheet: "Preparing your sheet",
  sheetReady: "Your sheet is ready.",
  openSheet: "Open my sheet",

  retry: "Retry",
  left: (count) => `${count} ${count === 1 ? "character" : "characters"} left`,
  over: (count) => `${count} ${count === 1 ? "character" : "characters"} too many`,

  unsent: "Not sent yet",
  notSent: "Your message did not go through.",
  willSend: "Your message has not gone through yet. It is kept in this tab and sent as soon as Maru can be reached.",
  notOpened: "Maru cannot be reached at the moment.",
  notDeleted: "Your data could not be deleted just now. Nothing has been removed yet.",
  noSheet: "Your sheet could not be opened just now.",
  emptySheet: "There is nothing on your sheet yet. It fills as you talk with Maru.",
  offline: "You are offline. What you write is sent when the connection is back.",
  tooLong: "This message is too long. It is back in the field, so that you can shorten it.",
  tooMany: "That was a lot of messages at once. Please wait a minute, then try again.",
  choiceGone: "This choice is no longer open. Please type your answer.",
  meanwhile: "If you feel unwell after an injection, do not wait for Maru: call the clinic, and with trouble breathing, " +
    "swallowing or seeing, call emergency services now.",
};
