// What a page does that it should not, and what it shows.

/** `text` as the page shows it: what nobody sees is spelled out (`kit/visible.rs`), breaks and spaces count as one. */
export const seen = (text) => spaced(text.replace(HIDDEN, (char) => `[U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`));

const HIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}-\u{e007f}]/gu;
const spaced = (text) => text.replace(/[ \t\r\n]+/g, " ").trim();

/** Tells of anything that ran, asked, opened or led elsewhere than to `origins`, from now on. */
export async function watched(page, origins) {
  const heard = [];
  page.on("dialog", async (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("popup", (popup) => heard.push(`window: ${popup.url()}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!origins.includes(origin) && protocol !== "about:") heard.push(`request: ${request.url()}`);
  });
  page.on("framenavigated", (frame) => {
    if (frame !== page.mainFrame() || !origins.includes(new URL(frame.url()).origin)) heard.push(`led to: ${frame.url()}`);
  });
  await page.addInitScript(() => {
    window.ran = [];
    window.canary = (n) => window.ran.push(n);
  });
  return { heard: async () => [...heard, ...(await page.evaluate(() => window.ran)).map((n) => `ran: ${n}`)] };
}

/** Opens all that can be opened, and returns every text of the page: nodes, values, what attributes say. */
export async function everything(page) {
  for (let round = 0; round < 20; round += 1) {
    const opened = await page.evaluate(() => {
      const closed = [...document.querySelectorAll("details:not([open])")];
      for (const it of closed) it.open = true;
      const more = [...document.querySelectorAll("button")].filter((it) => /^Show .*\d/.test(it.textContent) && it.ariaDisabled !== "true");
      for (const it of more) it.click();
      return closed.length + more.length;
    });
    if (opened === 0) break;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    await page.waitForFunction(() => !document.querySelector(".waiting"));
  }
  const texts = await page.evaluate(() => {
    const found = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let at = walk.currentNode; at; at = walk.nextNode()) {
      // An element's own texts together: one text may be several nodes.
      const own = [...at.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
      found.push(own.join(""), ...[...at.attributes].map((attribute) => attribute.value));
      if ("value" in at && typeof at.value === "string") found.push(at.value);
    }
    return found.filter((text) => text.trim());
  });
  return [...new Set(texts.map(spaced))];
}

/** Every element and attribute of the page that a text may have become. */
export const strange = (page) =>
  page.evaluate(() => {
    const found = [];
    const own = ["HTML", "HEAD", "BODY", "META", "TITLE", "LINK", "SCRIPT"];
    for (const at of document.querySelectorAll("*")) {
      const tell = (what) => found.push(`${what}: ${at.outerHTML.slice(0, 200)}`);
      const isOwn = own.includes(at.tagName) && !document.body.contains(at);
      if (/^(script|iframe|frame|object|embed|base|meta|link|style|svg|math|img|image|video|audio|source|template|noscript|x|marquee|xmp|form)$/i.test(at.tagName) && !isOwn) {
        if (!(at.tagName === "FORM" && /^(door|launch)/.test(at.className))) tell("element");
      }
      if (at.tagName === "SCRIPT" && new URL(at.src).pathname !== "/boot.js") tell("script");
      for (const { name, value } of at.attributes) {
        // Meters have a width, which is set as a style's property, never as its text.
        if (name === "style" && /^(inline-size: [\d.]+%;)?$/.test(value)) continue;
        if (/^on|^srcdoc$|^formaction$|^action$|^style$|^background$|^ping$|^autofocus$/i.test(name)) tell(`attribute ${name}`);
        if (/^(href|src|xlink:href|data|poster)$/i.test(name) && !isOwn && !/^#/.test(value)) tell(`address ${value}`);
      }
    }
    return found;
  });
