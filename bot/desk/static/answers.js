// The answers by keyboard: / searches, arrows choose, Enter shows more or less, c copies, Escape goes back.

const box = document.getElementById('q');
const found = document.getElementById('found');
const told = document.getElementById('told');

const hits = () => [...found.querySelectorAll('.hit')];

function choose(place) {
  const all = hits();
  if (place < 0 || !all.length) return box.focus();
  all[Math.min(place, all.length - 1)].focus();
}

function toText(hit, what) {
  const text = hit.querySelector(`.${what}`).textContent;
  return what === 'short' ? text : `${text}\n\n${hit.querySelector('.source').textContent}`;
}

async function copy(hit, what) {
  const text = toText(hit, what);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // On a page without https there is no clipboard; the old way works from a key or a click.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    hit.focus();
  }
  const name = hit.querySelector('h2').firstChild.textContent.trim();
  told.textContent = `Copied: ${name}`;
  hits().forEach((each) => each.classList.toggle('copied', each === hit));
}

function more(hit) {
  const part = hit.querySelector('.more');
  const button = hit.querySelector('[data-more]');
  if (!button) return;
  part.hidden = !part.hidden;
  button.setAttribute('aria-expanded', String(!part.hidden));
  button.textContent = part.hidden ? 'More' : 'Less';
}

found.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  const hit = event.target.closest('.hit');
  if (!button || !hit) return;
  if (button.dataset.copy) copy(hit, button.dataset.copy);
  else more(hit);
});

const KEYS = {
  ArrowDown: (hit) => choose(hits().indexOf(hit) + 1),
  ArrowUp: (hit) => choose(hits().indexOf(hit) - 1),
  Enter: more,
  c: (hit) => copy(hit, 'short'),
  C: (hit) => copy(hit, 'long'),
  Escape: () => box.focus(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const hit = event.target.closest?.('.hit');
  if (event.target === box) {
    if (event.key === 'ArrowDown' && hits().length) { event.preventDefault(); choose(0); }
    if (event.key === 'Enter') { event.preventDefault(); choose(0); }
    return;
  }
  if (event.target.closest?.('input, textarea, select')) return;
  if (event.key === '/') { event.preventDefault(); box.focus(); box.select(); return; }
  if (!hit || !KEYS[event.key]) return;
  // A button in the answer keeps its own Enter.
  if (event.key === 'Enter' && event.target.closest('button')) return;
  event.preventDefault();
  KEYS[event.key](hit);
});
