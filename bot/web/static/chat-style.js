// The look of the chat window. A constructed sheet, since a strict content security policy allows no inline style.
//
// The page's own rules reach the element itself, but nothing within: `.maru` starts from nothing, so neither inherited type nor a
// property of the page comes in. Only the custom properties named in docs/embedding.md do.

const DARK = `
  --paper: var(--maru-dark-paper, #1e1a17); --card: var(--maru-dark-card, #2a2521); --ink: var(--maru-dark-ink, #f2ebe3);
  --soft: var(--maru-dark-soft, #b9aca0); --line: #40372f; --edge: #91837a;
  --accent: var(--maru-dark-accent, #e3b795); --on-accent: var(--maru-dark-on-accent, #2a1c12);
  --alarm: #f5a79c; --alarm-tint: #43241f; --shade: 0 12px 40px rgb(0 0 0 / .5); color-scheme: dark;
  --dim: brightness(.85);
`;

const CSS = `
:host {
  display: contents !important; visibility: visible !important; pointer-events: auto !important;
}
:host([inline]), :host([position="inline"]) {
  display: block !important; block-size: 40rem; float: none !important; opacity: 1 !important; transform: none !important;
  filter: none !important; clip-path: none !important; mask: none !important; zoom: 1 !important; overflow: visible !important;
}
:host([hidden]), [hidden] { display: none !important; }
.maru {
  all: initial; display: block; block-size: 100%; color-scheme: light;
  --paper: var(--maru-paper, #faf7f2); --card: var(--maru-card, #fffdfa); --ink: var(--maru-ink, #2e2925);
  --soft: var(--maru-soft, #6a6059); --line: #e3dad0; --edge: #8a7c70;
  --accent: var(--maru-accent, #74492f); --on-accent: var(--maru-on-accent, #fffaf5);
  --tint: color-mix(in srgb, var(--accent) 12%, var(--card)); --alarm: #9c2f25; --alarm-tint: #fbebe7;
  --shade: 0 12px 40px rgb(60 40 25 / .18), 0 2px 8px rgb(60 40 25 / .10); --round: var(--maru-radius, 1rem);
  --dim: none; --maru-rem: 1em; --wide: min(25rem, 100vw - 2rem);
  color: var(--ink); line-height: 1.5;
  font-family: var(--maru-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Apple SD Gothic Neo", sans-serif);
}
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) .maru { ${DARK} } }
:host([theme="dark"]) .maru { ${DARK} }
*, *::before, *::after { box-sizing: border-box; }
[popover] { margin: 0; inset: auto; max-inline-size: none; max-block-size: none; color: inherit; overflow: visible; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.unseen {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
svg { inline-size: 1.375rem; block-size: 1.375rem; fill: none; stroke: currentColor; stroke-width: 1.8;
  stroke-linecap: round; stroke-linejoin: round; flex: none; }

.launcher {
  position: fixed; z-index: 2147483000; inset-inline-end: 1rem; inset-block-end: max(1rem, env(safe-area-inset-bottom));
  display: inline-flex; align-items: center; gap: .6rem; min-block-size: 3.25rem; padding: .5rem 1.25rem;
  border: 1px solid transparent; border-radius: 2rem; background: var(--accent); color: var(--on-accent);
  box-shadow: var(--shade); font-weight: 600;
}
.panel {
  position: fixed; z-index: 2147483000; inset-inline-end: 1rem; inset-block-end: 1rem;
  inline-size: var(--wide); block-size: min(42rem, 100vh - 2rem); block-size: min(42rem, 100dvh - 2rem);
  display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto; overflow: hidden;
  background: var(--paper); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade);
}
:host([position="left"]) :is(.launcher, .floating > .panel) { inset-inline: auto; left: 1rem; }
:host([position="right"]) :is(.launcher, .floating > .panel) { inset-inline: auto; right: 1rem; }
.inline .panel { position: relative; z-index: 0; inset: auto; inline-size: 100%; block-size: 100%; }

header {
  position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem;
  padding-block: .625rem; padding-inline: 1rem .5rem;
  background: var(--card); border-block-end: 1px solid var(--line);
}
.who { flex: 1; min-inline-size: 0; }
h2 { margin: 0; font-size: 1.0625rem; line-height: 1.3; font-weight: 650; }
.who p { margin: 0; font-size: .8125rem; line-height: 1.35; color: var(--soft); }
.round {
  display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; padding: 0;
  border: 1px solid transparent; border-radius: 50%; background: none; color: var(--soft);
}
.info { flex-basis: 100%; padding-block: .25rem; padding-inline-end: .5rem; max-block-size: 50vh; overflow-y: auto; }
.info p { margin: .5rem 0 0; font-size: .875rem; }
.info .alarm { padding: .5rem .75rem; border-radius: .5rem; background: var(--alarm-tint); color: var(--alarm); font-weight: 600; }
.menu {
  position: absolute; inset-block-start: calc(100% - .25rem); inset-inline-end: .5rem; min-inline-size: 13rem; max-block-size: min(37rem, 78vh); overflow-y: auto; padding: .375rem;
  background: var(--card); border: 1px solid var(--line); border-radius: .75rem; box-shadow: var(--shade);
}
.menu [aria-pressed="true"]::after { content: "\\2713" / ""; margin-inline-start: .5rem; color: var(--accent); font-weight: 700; }
.menu button {
  display: block; inline-size: 100%; min-block-size: 2.5rem; padding: .375rem .75rem; text-align: start;
  border: 0; border-radius: .5rem; background: none;
}

.log { position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; }
.greeting { margin-block-end: .75rem; font-weight: 550; overflow-wrap: anywhere; white-space: pre-line; }
.entries { display: flex; flex-direction: column; gap: .5rem; }
.message { position: relative; display: flex; flex-direction: column; align-items: flex-start; gap: .375rem; max-inline-size: 100%; }
.mine { align-items: flex-end; margin-block: .5rem; }
.bubble {
  margin: 0; max-inline-size: min(88%, 34rem); padding: .625rem .875rem; border: 1px solid var(--line); border-radius: 1.125rem;
  border-end-start-radius: .3125rem; background: var(--card); white-space: pre-wrap; overflow-wrap: anywhere;
}
.mine .bubble {
  border-color: transparent; border-end-start-radius: 1.125rem; border-end-end-radius: .3125rem;
  background: var(--accent); color: var(--on-accent);
}
.whole { white-space: nowrap; }
.bubble p { margin: 0; }
.bubble p + p { margin-block-start: .5rem; font-size: .875rem; }
.urgent .bubble, .error .bubble { background: var(--alarm-tint); border-color: var(--alarm); }
.urgent .bubble { border-inline-start-width: .3125rem; }
.notice .bubble { background: none; border-style: dashed; border-color: var(--edge); }
a { color: var(--accent); text-underline-offset: .15em; }
.urgent .bubble a { color: var(--alarm); font-weight: 700; }
.staff .bubble { border-color: var(--accent); }
.name { padding-inline: .25rem; font-size: .8125rem; font-weight: 600; color: var(--accent); }
.unsent { padding-inline: .25rem; font-size: .8125rem; font-weight: 600; color: var(--alarm); }
.strip { margin: 0; padding: .5rem 1rem; background: var(--tint); border-block-start: 1px solid var(--line); font-size: .875rem; }
.strip strong { display: block; }
.strip:empty { padding: 0; border: 0; } /* there all the same, so that what comes into it is read out */
.badge { padding: .125rem .5rem; border-radius: 1rem; background: var(--on-accent); color: var(--accent); font-size: .8125rem; }
time { padding-inline: .25rem; font-size: .75rem; color: var(--soft); }
.picture { display: block; max-inline-size: min(100%, 34rem); border-radius: .875rem; }
img { display: block; max-inline-size: 100%; block-size: auto; min-block-size: 2.75rem;
  border: 1px solid var(--line); border-radius: .875rem; background: #fffdfa; color: #2e2925; filter: var(--dim); }

.sources { max-inline-size: 88%; font-size: .875rem; color: var(--soft); }
summary { display: inline-flex; align-items: center; gap: .4rem; min-block-size: 2.75rem; margin-block: -.4rem; padding-inline: .25rem;
  border-radius: .5rem; cursor: pointer; }
summary span { text-decoration: underline var(--edge); text-underline-offset: .2em; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "+" / ""; inline-size: .75rem; text-align: center; }
[open] > summary::before { content: "\\2212" / ""; }
.sources ul { margin: .25rem 0 .375rem; padding-inline-start: 1.5rem; }

.choices, .actions { display: flex; flex-wrap: wrap; gap: .5rem; padding-block: .125rem; max-inline-size: 100%; }
.choices button, .actions button, .actions a {
  display: inline-flex; align-items: center; min-block-size: 2.75rem; padding: .375rem 1rem; text-align: start; overflow-wrap: anywhere;
  border: 1px solid var(--accent); border-radius: 1.375rem; background: var(--card); color: var(--accent);
  font-weight: 550; text-decoration: none;
}
.used button { border: 1px dashed var(--edge); background: none; color: var(--soft); cursor: default; font-weight: 400; }
.used .chosen { border: 1px solid var(--accent); background: var(--tint); color: var(--ink); font-weight: 550; }
.chosen::before { content: "\\2713" / ""; margin-inline-end: .4rem; }
@media (hover: hover) {
  .round:hover, .menu button:hover, .choices:not(.used) button:hover, .actions button:hover, .actions a:hover { background: var(--tint); }
}

.typing { display: flex; align-items: center; gap: .75rem; margin-block-start: .5rem; font-size: .875rem; color: var(--soft); }
.dots { display: inline-flex; gap: .3rem; padding: .875rem 1rem; border: 1px solid var(--line); border-radius: 1.125rem; background: var(--card); }
.dots i { inline-size: .4375rem; block-size: .4375rem; border-radius: 50%; background: var(--edge); animation: wait 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .2s; }
.dots i:nth-child(3) { animation-delay: .4s; }
@keyframes wait { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; } }
@media (prefers-reduced-motion: reduce) { .dots i { animation: none; } }

form { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: end; gap: .5rem; padding: .625rem .75rem;
  padding-block-end: max(.625rem, env(safe-area-inset-bottom)); background: var(--card); border-block-start: 1px solid var(--line); }
.count { grid-column: 1 / -1; font-size: .8125rem; color: var(--soft); padding-inline: .25rem; }
.count.over { color: var(--alarm); font-weight: 600; }
textarea { inline-size: 100%; min-block-size: 2.875rem; max-block-size: 9rem; margin: 0; padding: .625rem .875rem; resize: none; overflow-y: auto;
  border: 1px solid var(--edge); border-radius: 1.375rem; background: var(--paper); scrollbar-width: thin; }
textarea:focus-visible { outline-offset: 0; outline-width: 2px; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.send { display: grid; place-items: center; inline-size: 2.875rem; block-size: 2.875rem; padding: 0;
  border: 1px solid transparent; border-radius: 50%; background: var(--accent); color: var(--on-accent); }

@media (max-width: 35em) {
  .floating > .panel, :host([position]) .floating > .panel {
    inset: var(--maru-top, 0) 0 auto; inline-size: 100%; block-size: var(--maru-height, 100dvh); border: 0; border-radius: 0;
  }
}
@media (forced-colors: active) {
  .used .chosen, .mine .bubble { border-width: 2px; }
  .dots i { border: 1px solid; }
}
@media print { :host { display: none !important; } }
`;

// A length in "rem" here is counted in the reader's own size of type: a page may have set its root to anything.
try {
  window.CSS.registerProperty({ name: "--maru-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // registered by another copy of this file
}

/** A sheet to adopt in the window's shadow root. */
export function styled(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css.replace(/(-?\d*\.?\d+)rem\b/g, "calc($1 * var(--maru-rem))"));
  return made;
}

export const sheet = styled(CSS);
