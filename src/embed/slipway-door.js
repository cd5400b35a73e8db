// What an element shows to whom no token lets in: a button that opens a window to sign in. At first it stands in the place of
// the form; when a token ends, above the form, which keeps what was typed.

import { SignInWindow, pageOf } from "./slipway-sign-in.js";
import { wordsIn } from "./slipway-words.js";

const WORDS = __SLIPWAY_WORDS__;
// In sight wherever the form is scrolled to, in a frame as well.
const STYLE = `
  .slipway[data-door=again] { position: sticky; inset-block-start: var(--os-view-start, 0px); z-index: 3; }
  .slipway[data-door=again] > .again { padding-block-end: var(--os-space-4); }
`;

let sheet;
function styled() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

/** The door of one element, for one cloud: a token of another one is none for this. */
class Door {
  #host;
  #root;
  #held;
  #style;
  #token;
  #last;
  #cloud;
  #page;
  #window;
  #place;
  #waiting = [];

  constructor(host, root, held, style, text) {
    [this.#host, this.#root, this.#held] = [host, root, held];
    this.#style = (place) => style(text, place);
    [this.#cloud, this.#page] = [host.cloud, host.signIn];
  }

  /** Whether it is still for what the element says. */
  get isRight() {
    return this.#host.cloud === this.#cloud && this.#host.signIn === this.#page;
  }

  /** A button stands here, and `view` begins once somebody has come in. */
  enter(view) {
    this.#ask(true).then(() => {
      // What is typed then goes into the form.
      this.#host.addEventListener("slipway-ready", () => this.#host.focus(), { once: true });
      view.begin();
    });
  }

  /** Promises a new token where the last one has ended, and the page has given no other. */
  renew(reason) {
    const hasEnded = reason !== "start" && this.#held.token === this.#last;
    this.#last = this.#held.token;
    return hasEnded ? this.#ask(false) : undefined;
  }

  /** Promises a token; `isFirst` tells that there is no form yet. */
  #ask(isFirst) {
    this.#place?.remove();
    const { tag, words } = wordsIn(WORDS, this.#host.language ?? undefined);
    const [title, lead, press, ended, help, again, isOpen, ...faults] = words;
    const { origin } = pageOf(this.#page);
    const button = part("button", `button${isFirst ? " button--main" : ""}`, isFirst ? press : again);
    button.type = "button";
    const told = part("p", "field__hint");
    told.setAttribute("role", "status");
    const tell = (text, tone) => Object.assign(told, { textContent: text, className: `field__${tone}` });
    const place = (this.#place = part("div", "slipway"));
    Object.assign(place.dataset, { theme: this.#host.theme ?? "auto", door: isFirst ? "first" : "again" });
    place.lang = tag;
    place.append(isFirst ? first(title, lead.replace("{origin}", () => origin), told, button) : renewed(ended, help, told, button));
    if (isFirst) this.#root.replaceChildren(place);
    else this.#root.prepend(place);
    this.#root.adoptedStyleSheets = [this.#style(place), styled()];

    // Where one was before, to go back to.
    let before = this.#root.activeElement;
    button.onfocus = ({ relatedTarget }) => (before = relatedTarget ?? before);
    button.onclick = async () => {
      tell(isOpen, "hint");
      if (this.#window) return this.#window.focus();
      try {
        this.#window = new SignInWindow(this.#asked);
        this.#let(await this.#window.token);
        before?.focus();
      } catch ({ code, message }) {
        tell(faults[["blocked", "closed", "refused"].indexOf(code)] ?? message, "problem");
        button.focus();
        if (code === "refused") this.#tell(message);
      } finally {
        this.#window = undefined;
      }
    };
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets all, and closes the window. */
  end() {
    if (this.#held.token === this.#token) this.#held.token = undefined;
    this.#window?.close();
    this.#place?.remove();
  }

  get #asked() {
    const { project, language, dataset } = this.#host;
    return { cloud: this.#cloud, project, language, around: dataset.around, page: pageOf(this.#page) };
  }

  /** Who waits goes on. */
  #let(token) {
    if (!this.isRight) return;
    // As if the page had given it, which cannot read it either.
    this.#token = this.#last = this.#held.token = token;
    this.#place.remove();
    for (const resolve of this.#waiting.splice(0)) resolve(token);
  }

  #tell(message) {
    const detail = { code: "sign-in", message };
    this.#host.dispatchEvent(new CustomEvent("slipway-error", { bubbles: true, composed: true, detail }));
  }
}

/** The door of `host`: `door` as long as it is for the same cloud, and none where the page wants none. */
export function doorOf(door, host, ...of) {
  if (door?.isRight) return door;
  door?.end();
  return host.signIn === null ? undefined : new Door(host, ...of);
}

function part(name, classes, text = "") {
  const element = document.createElement(name);
  element.className = classes;
  element.textContent = text;
  return element;
}

/** In the place of the form. */
function first(title, lead, told, button) {
  const page = part("div", "page");
  const door = part("section", "door");
  door.append(part("h2", "page__title", title), part("p", "door__lead", lead), button, told);
  page.append(door);
  return page;
}

/** Above the form. */
function renewed(ended, help, told, button) {
  const around = part("div", "again");
  const notice = part("div", "notice");
  const more = part("p", "notice__more");
  notice.dataset.tone = "bad";
  const news = part("div", "");
  news.setAttribute("role", "alert");
  news.append(part("p", "notice__title", ended), part("p", "notice__detail", help));
  more.append(button);
  notice.append(news, more, told);
  around.append(notice);
  return around;
}
