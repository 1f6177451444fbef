// A clinic's own colours, made readable where they are not: WCAG asks for a contrast of 4.5 between text and its ground.

const ENOUGH = 4.5;
// What is written in the first colour stands on the others.
const WRITTEN = [
  ["ink", ["paper", "card", "tint"]],
  ["soft", ["paper", "card"]],
  ["accent", ["paper", "card", "tint"]],
  ["on-accent", ["accent"]],
];
const OWN = ["paper", "card", "ink", "soft", "accent", "on-accent"];

let pen = null;

/** Red, green and blue of any colour that CSS knows, 0 to 255. */
function channels(colour) {
  pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The colour, or the nearest one towards black or white that can be read on every ground. */
function readable(colour, grounds) {
  const worst = (tried) => Math.min(...grounds.map((ground) => contrast(tried, ground)));
  const ends = [[0, 0, 0], [255, 255, 255]].sort((a, b) => worst(b) - worst(a));
  for (let step = 0; step <= 20; step += 1) {
    const tried = colour.map((part, at) => Math.round(part + ((ends[0][at] - part) * step) / 20));
    if (worst(tried) >= ENOUGH) return tried;
  }
  return ends[0];
}

/** Looks at the colours that reach `root` and sets those aside that could not be read. */
export function fitColours(root) {
  for (const name of OWN) root.style.removeProperty(`--${name}`);
  const style = getComputedStyle(root);
  if (!OWN.some((name) => ["--maru-", "--maru-dark-"].some((prefix) => style.getPropertyValue(prefix + name)))) return;
  const probe = document.createElement("i");
  root.append(probe);
  const resolved = (name) => {
    probe.style.color = `var(--${name})`;
    return channels(getComputedStyle(probe).color);
  };
  for (const [name, grounds] of WRITTEN) {
    const colour = resolved(name);
    const fitting = readable(colour, grounds.map(resolved));
    if (fitting.join() !== colour.join()) root.style.setProperty(`--${name}`, `rgb(${fitting.join(" ")})`);
  }
  probe.remove();
}
