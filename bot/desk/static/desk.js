// What the desk's pages do beside htmx: who waits in the title and as a notification, one key to send, drafts that survive.

const title = document.title;
const NEWEST = "maru-desk-newest";
let wide;
const draftOf = (field) => `maru-desk-draft-${field.dataset.draft}`;

function tell(badge) {
  const { waiting = "0", alarms = "0", newest = "0" } = badge.dataset;
  const count = Math.max(Number(waiting), Number(alarms));
  document.title = count ? `(${count}) ${title}` : title;
  // A count that comes, goes or gets a digit more has moved what stands behind it.
  if (badge.offsetWidth !== wide) showOwnEntry();
  wide = badge.offsetWidth;
  const known = sessionStorage.getItem(NEWEST);
  sessionStorage.setItem(NEWEST, newest);
  if (known === null || Number(newest) <= Number(known)) return;
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  // What a patient wrote is for the page, not for a screen that others see.
  const told = new Notification(Number(alarms) ? "A patient tells of something alarming" : "A patient waits", { tag: "maru" });
  told.onclick = () => { window.focus(); window.location.assign("/desk/live"); };
}

function toNewest() {
  const messages = document.querySelector(".talk");
  if (messages) messages.scrollTop = messages.scrollHeight;
}

// On a small screen the row of pages scrolls: the page that is open is in sight.
function showOwnEntry() {
  document.querySelector(".bar nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

function offerNotification() {
  const button = document.getElementById("notify");
  if (!button || !("Notification" in window)) return;
  button.hidden = Notification.permission !== "default";
  button.addEventListener("click", async () => { button.hidden = await Notification.requestPermission() !== "default"; });
}

function takeDrafts(root) {
  for (const field of root.querySelectorAll("[data-draft]")) {
    field.value ||= sessionStorage.getItem(draftOf(field)) ?? "";
  }
}

document.addEventListener("htmx:afterSwap", (event) => {
  const badge = document.getElementById("waiting");
  if (badge?.dataset.newest !== undefined && event.detail.requestConfig?.path === "/desk/live/count") tell(badge);
});
document.addEventListener("htmx:oobAfterSwap", toNewest);
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const field = detail.elt.querySelector?.("[data-draft]");
  if (field && detail.successful && detail.requestConfig.verb === "post") sessionStorage.removeItem(draftOf(field));
});

document.addEventListener("input", ({ target }) => {
  if (target.dataset.draft) sessionStorage.setItem(draftOf(target), target.value);
});
document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || target.dataset?.enter !== "sends") return;
  event.preventDefault();
  target.form.requestSubmit();
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-into]");
  if (!button) return;
  const field = document.getElementById(button.dataset.into);
  field.setRangeText(button.dataset.text, field.selectionStart, field.selectionEnd, "end");
  field.focus();
});

offerNotification();
showOwnEntry();
takeDrafts(document);
toNewest();
