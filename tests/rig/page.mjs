// Slipway's page in Chromium as a client of the rig. The page's time is passed on together with the
// cloud's, so that minutes of looking take a moment.

import { fill, launchButton, signIn } from "../e2e/support.mjs";

const SIGN_IN = { username: "demo", password: "sandbox", project: "demo" };
const WANTED = { image: "Debian 12", flavor: "m1.small", networks: ["private"] };
/** Milliseconds that are passed on at once, where the page waits by itself and where the network keeps it waiting. */
const STEP = { pause: 4_000, silence: 15_000 };
/** No work of a page takes longer. */
const LONGEST = 30 * 60_000;

/** What the page says of the launch now; nothing while it is at it. */
function said() {
  const [, id] = location.hash.match(/^#\/servers\/?([\w-]*)/) ?? [];
  if (id !== undefined) return { word: "made", ids: id ? [id] : [] };
  const button = document.querySelector("form.launch .button--main");
  if (!button || button.getAttribute("aria-disabled") === "true") return undefined;
  const [notice] = [...document.querySelectorAll("form.launch .notice[role=alert] .notice__title")].map((title) => title.textContent);
  if (!notice) return document.querySelector(".summary__state").textContent.includes("after all") ? { word: "made" } : undefined;
  if (notice === "No server was made.") return { word: "not made", notice };
  if (notice.startsWith("It is not known yet")) return { word: "unknown", notice };
  return { word: "refused", notice };
}

/** What the next page says of a launch that was cut short; nothing while it looks. */
function found() {
  const text = document.body.innerText;
  if (/but its server has been made/.test(text)) return { word: "made" };
  if (/was cut short, and made nothing/.test(text)) return { word: "not made" };
  if (/is not known yet/.test(text)) return { word: "unknown" };
  return undefined;
}

/** Closes the page, and opens the next one, if something of a launch is open; whether it is. */
function reload() {
  const isOpen = Object.keys(localStorage).some((key) => key.startsWith("slipway.launch."));
  if (isOpen) location.reload();
  return isOpen;
}

/** A page of a fresh profile, with the form filled in once. */
export class Page {
  #context;
  #page;
  #world;
  #asked = new Set();
  #typed;
  #looks;
  #isReloaded = false;

  static async open(browser, url, world, { name, count, hasPort, looks }) {
    const it = new Page();
    it.#looks = looks;
    it.#world = world;
    it.#context = await browser.newContext({ locale: "en-US", reducedMotion: "reduce" });
    const page = (it.#page = await it.#context.newPage());
    page.on("request", (request) => it.#asked.add(request));
    for (const event of ["requestfinished", "requestfailed"]) page.on(event, (request) => it.#asked.delete(request));
    await page.clock.install();
    await page.goto(url);
    await it.#signIn();
    await fill(page, { name, ...WANTED });
    if (count > 1) await page.getByLabel("How many").fill(String(count));
    if (hasPort) {
      await page.locator("summary", { hasText: "Interfaces" }).click();
      await page.locator("summary", { hasText: "A port of its own" }).click();
      await page.getByLabel("MAC address").fill("fa:16:3e:00:00:77");
    }
    it.#typed = await it.#values();
    return it;
  }

  async #signIn() {
    await signIn(this.#page, { ...SIGN_IN, cloud: this.#world.authUrl });
    await this.#page.locator("form.launch").waitFor();
  }

  /** All that is typed and chosen. */
  #values() {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll("form.launch :is(input, textarea, select)")]
        .map((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value))
        .join("\n"),
    );
  }

  /** Presses the button, and hears what comes of it, unless it is closed before. */
  async launch() {
    await launchButton(this.#page).click();
    const heard = await this.#wait(said, this.#looks);
    if (heard.word === "closed") return heard;
    if (heard.word !== "made" && (await this.#values()) !== this.#typed) throw new Error("what was typed is lost");
    return heard;
  }

  /** What the next page says, where this one has left something open; nothing where it has not. */
  async next() {
    await this.#page.waitForLoadState();
    if (!this.#isReloaded && !(await this.#page.evaluate(reload))) return undefined;
    await this.#signIn();
    return this.#wait(found);
  }

  close() {
    return this.#context.close();
  }

  async #wait(look, looks = Infinity) {
    for (let passed = 0, looked = 0; passed < LONGEST; looked++) {
      if (looked >= looks && (await this.#page.evaluate(reload))) {
        this.#isReloaded = true;
        return { word: "closed" };
      }
      const isSilent = await this.#settle();
      const heard = await this.#page.evaluate(look);
      if (heard) return heard;
      const step = isSilent ? STEP.silence : STEP.pause;
      // The cloud's first: what it holds up is never later than the page may think.
      await this.#world.order(`pass=${step}`);
      await this.#page.clock.runFor(step);
      passed += step;
    }
    throw new Error(`the page came to no end: ${(await this.#page.locator("body").innerText()).slice(-160)}`);
  }

  /** Lets requests be answered; whether some are not. */
  async #settle() {
    for (let quiet = 0; quiet < 12; quiet++) {
      const before = this.#asked.size;
      await new Promise((resolve) => setTimeout(resolve, 4));
      if (!this.#asked.size && !before) return false;
    }
    return this.#asked.size > 0;
  }
}
