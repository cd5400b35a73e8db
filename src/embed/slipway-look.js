// How an element looks on a portal's page: its style, the parts that the page can style, and a word about colours of the
// page's that nobody can read. docs/theming.md is the contract.

let sheet;
/**
 * The style, once for all. A portal's root has a size of its own, which would be ours by every `rem`: they become the
 * reader's own size, which `probe` has.
 */
export function style(text, probe) {
  if (sheet) return sheet;
  probe.style.fontSize = "medium";
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.style.fontSize = "";
  sheet = new CSSStyleSheet();
  sheet.replaceSync(text.replace(/([\d.]+)rem\b/g, (_, times) => `${times * size}px`));
  return sheet;
}

// They are there for those who do not see them.
const NO_PARTS = ["unseen", "skip"];

const watched = new WeakSet();
/** Makes each name of a class the name of a part, whenever something is drawn. It ends with `root`. */
export function nameParts(root) {
  if (watched.has(root)) return;
  watched.add(root);
  const name = (element) => {
    const names = [...element.classList].filter((name) => !NO_PARTS.includes(name));
    if (names.length) element.setAttribute("part", names.join(" "));
    else element.removeAttribute("part");
  };
  const nameAll = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.hasAttribute("class")) name(node);
    node.querySelectorAll("[class]").forEach(name);
  };
  const seen = (changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") name(target);
      else addedNodes.forEach(nameAll);
    }
  };
  new MutationObserver(seen).observe(root, { childList: true, subtree: true, attributeFilter: ["class"] });
}

// WCAG 2.2, 1.4.3 and 1.4.11.
const TEXT = 4.5;
const SIGN = 3;
const PAIRS = [
  ["ink", "paper", TEXT], ["title-ink", "paper", TEXT], ["link-ink", "paper", TEXT],
  ["label-ink", "card-fill", TEXT], ["hint-ink", "card-fill", TEXT], ["problem-ink", "card-fill", TEXT],
  ["card-title-ink", "card-fill", TEXT], ["head-ink", "card-fill", TEXT], ["more-ink", "card-fill", TEXT],
  ["ink", "row-fill-chosen", TEXT], ["ink", "row-fill-hover", TEXT], ["ink", "choice-fill-on", TEXT],
  ["button-ink", "button-fill", TEXT], ["main-ink", "main-fill", TEXT], ["main-ink-hover", "main-fill-hover", TEXT],
  ["field-ink", "field-fill", TEXT], ["chip-ink", "chip-fill", TEXT], ["chip-ink-on", "chip-fill-on", TEXT],
  ["ink", "notice-fill", TEXT], ["ink", "notice-fill-bad", TEXT], ["badge-ink", "badge-fill", TEXT],
  ["good", "good-wash", TEXT], ["busy", "busy-wash", TEXT], ["danger", "danger-wash", TEXT],
  ["code-ink", "code-fill", TEXT], ["ink", "menu-fill", TEXT], ["bar-ink", "bar-fill", TEXT], ["bar-ink-on", "bar-fill-on", TEXT],
  ["field-line", "field-fill", SIGN], ["focus", "paper", SIGN], ["focus", "card-fill", SIGN],
];

/** Tells on the console which colours within `root` stand too little apart. */
export function checkContrast(root, element) {
  const page = root.querySelector(".slipway");
  if (!page) return;
  const probe = page.appendChild(document.createElement("i"));
  // However a colour is written, a mix with itself is told in numbers.
  const colour = (name) => {
    probe.style.color = `color-mix(in srgb, var(--os-${name}), var(--os-${name}))`;
    return getComputedStyle(probe).color.match(/(?<=[ (])[\d.e-]+/g)?.map(Number) ?? [];
  };
  for (const [front, back, least] of PAIRS) {
    const [a, b] = [colour(front), colour(back)];
    // What lies behind something transparent is the page's affair.
    if ([a, b].some(({ length, 3: alpha = 1 }) => length < 3 || alpha < 1)) continue;
    const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < least) {
      console.warn(`<${element}>: --os-${front} on --os-${back} has a contrast of ${contrast.toFixed(1)} to 1; ${least} to 1 can be read.`);
    }
  }
  probe.remove();
}

// WCAG's relative luminance, of parts from 0 to 1.
function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
