// Asks for a token in a window of Slipway's own origin, where somebody signs in: for pages whose users have no session with
// the cloud. docs/embedding.md is the contract; `<slipway-launch sign-in="window">` does it all by itself.
//
//   import { signIn } from "https://slipway.example.org/slipway-sign-in.js";
//   button.onclick = async () => (form.token = await signIn({ cloud: "https://cloud.example.org/identity/v3" }));

import { VERSION, isArrival, isHandOver, isTurnedAway } from "./slipway-messages.js";

// By a name that bundlers do not follow: among their files it would not be Slipway's origin.
const PAGE = "sign-in.html";
const SIZE = { width: 560, height: 760 };
// No event tells that a window was closed.
const LOOK = 250;

const SAID = {
  blocked: "the browser has blocked the window",
  closed: "the window was closed, or cut off, before anybody had signed in",
  refused: "sign_in_origins in Slipway's config.json does not list this page, or clouds does not list the cloud",
};

/** Why there is no token: its `code` is `blocked`, `closed` or `refused`. */
export class SignInError extends Error {
  constructor(code) {
    super(SAID[code]);
    this.code = code;
  }
}

/** One window, opened at once, which takes a click. */
export class SignInWindow {
  /** Promises the token. */
  token;

  #window;
  #page;
  #ask;
  #state = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  #settle;
  #watch;

  constructor({ cloud, project = null, language = null, around = null, page }) {
    this.#page = pageOf(page);
    this.#ask = { cloud, project, language, around };
    this.token = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    addEventListener("message", this.#hear);
    this.#window = open(this.#page, "", placed());
    if (!this.#window || this.#window.closed) this.#end("reject", new SignInError("blocked"));
    else this.#watch = setInterval(() => this.#window.closed && this.#end("reject", new SignInError("closed")), LOOK);
  }

  /** Brings it to the front. */
  focus() {
    this.#window?.focus();
  }

  close() {
    this.#window?.close();
    this.#end("reject", new SignInError("closed"));
  }

  /** Of all windows this one is heard alone, and of what it shows Slipway's origin; a token once, and only for what was asked. */
  #hear = ({ data, origin, source }) => {
    if (!source || source !== this.#window || origin !== this.#page.origin) return;
    // It comes again after it was at an identity provider.
    if (isArrival(data)) return this.#say("ask", this.#ask);
    if (data?.state !== this.#state) return;
    if (isTurnedAway(data)) this.#end("reject", new SignInError("refused"));
    else if (isHandOver(data)) {
      this.#say("taken");
      this.#end("resolve", data.token);
    }
  };

  #say(type, more) {
    this.#window.postMessage({ slipway: VERSION, type, state: this.#state, ...more }, this.#page.origin);
  }

  #end(how, what) {
    removeEventListener("message", this.#hear);
    clearInterval(this.#watch);
    this.#settle[how](what);
  }
}

/** The address of the page in the window: the one beside this script, unless `page` says where it is. */
export function pageOf(page) {
  const isBeside = [undefined, "", "window"].includes(page);
  const url = isBeside ? new URL(PAGE, import.meta.url) : new URL(page, document.baseURI);
  if (!["https:", "http:"].includes(url.protocol)) throw new TypeError("sign-in is no page.");
  return url;
}

/** In the middle of the window that opens it. */
function placed() {
  const { width, height } = SIZE;
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/** Opens a window where somebody signs in, and promises the token; to be called from a click. */
export const signIn = (asked) => new SignInWindow(asked).token;
