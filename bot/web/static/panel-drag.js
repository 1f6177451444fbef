// Dragging a row of a list to another place, with finger or mouse. The keyboard has buttons for that.

const EDGE = 48, SPEED = 8;

/** Begins at a grip; `moved(id, place)` is called when a row was let go in another place, counted from 1. */
export function dragging(event, list, moved) {
  const grip = event.target.closest(".grip");
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const row = grip.closest("li");
  const begun = [...list.children].indexOf(row);
  const body = list.closest(".pane-body");
  const held = event.clientY - row.getBoundingClientRect().top;
  let pointer = event.clientY;
  let frame = 0;

  /** The others are moved around the row: one that left the page for a moment would lose the pointer. */
  const place = (at) => {
    const now = () => [...list.children].indexOf(row);
    while (now() < at) row.before(row.nextElementSibling);
    while (now() > at) row.after(row.previousElementSibling);
  };
  const settle = () => {
    row.style.transform = "";
    const rows = [...list.children].filter((each) => each !== row);
    const top = pointer - held, middle = top + row.offsetHeight / 2;
    const next = rows.find((each) => {
      const box = each.getBoundingClientRect();
      return middle < box.top + box.height / 2;
    });
    place(next ? rows.indexOf(next) : rows.length);
    row.style.transform = `translateY(${top - row.getBoundingClientRect().top}px)`;
  };
  const scroll = () => {
    const box = body.getBoundingClientRect();
    const step = pointer < box.top + EDGE ? -SPEED : pointer > box.bottom - EDGE ? SPEED : 0;
    if (step) {
      body.scrollTop += step;
      settle();
    }
    frame = requestAnimationFrame(scroll);
  };
  const move = ({ clientY }) => {
    pointer = clientY;
    settle();
  };
  const end = (finished) => {
    cancelAnimationFrame(frame);
    for (const [kind, run] of Object.entries(heard)) grip.removeEventListener(kind, run);
    row.classList.remove("held");
    row.style.transform = "";
    const to = [...list.children].indexOf(row);
    if (finished && to !== begun) moved(row.dataset.id, to + 1);
    else place(begun);
  };
  const heard = { pointermove: move, pointerup: () => end(true), pointercancel: () => end(false) };
  row.classList.add("held");
  grip.setPointerCapture(event.pointerId);
  for (const [kind, run] of Object.entries(heard)) grip.addEventListener(kind, run);
  frame = requestAnimationFrame(scroll);
}
