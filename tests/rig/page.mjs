// Slipway's page in Chromium as a client of the rig. It is signed in and its form filled in once; only
// the name, the count and the port change with the seed. The page's time is passed on together with
// the cloud's, so that minutes of looking take a moment.

import { fill, launchButton, signIn } from "../e2e/support.mjs";

const SIGN_IN = { username: "demo", password: "sandbox", project: "demo" };
const WANTED = { name: "web", image: "Debian 12", flavor: "m1.small", networks: ["private"] };
const MAC = "fa:16:3e:00:00:77";
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
  const notice = document.querySelector("form.launch .notice[role=alert] .notice__title")?.textContent;
  if (!notice) return document.querySelector(".summary__state").textContent.includes("after all") ? { word: "made" } : undefined;
  if (notice === "No server was made.") return { word: "not made" };
  if (notice.startsWith("It is not known yet")) return { word: "unknown" };
  return { word: "refused" };
}

/** What the next page says of a launch that was cut short; nothing while it looks. */
function found() {
  const text = document.body.innerText;
  if (/but its server has been made/.test(text)) return { word: "made" };
  if (/was cut short, and made nothing/.test(text)) return { word: "not made" };
  if (/is not known yet/.test(text)) return { word: "unknown" };
  return undefined;
}

/** Whether a launch is under way, or is watched since its servers are there. */
const isKept = () => Object.keys(localStorage).some((key) => key.startsWith("slipway.launch."));

/** Closes the page, and opens the next one, if it is open what became of a launch; whether it is. */
function reload() {
  const kept = Object.entries(localStorage).filter(([key]) => key.startsWith("slipway.launch."));
  const isTold = ({ stage, ports }) => stage === "made" || (stage === "not made" && !ports.length);
  const isOpen = kept.some(([, journal]) => !JSON.parse(journal).requests.every(isTold));
  if (isOpen) {
    // The browser takes its time: what the page still does, it does not do any more.
    Storage.prototype.setItem = Storage.prototype.removeItem = () => {};
    window.fetch = () => new Promise(() => {});
    location.reload();
  }
  return isOpen;
}

/** All that is typed and chosen. */
function typed() {
  return [...document.querySelectorAll("form.launch :is(input, textarea, select)")]
    .map((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value))
    .join("\n");
}

export class Page {
  #context;
  #page;
  #world;
  #asked = new Set();
  #looks;
  #isFilled = false;
  #isReloaded = false;

  static async open(browser, url, world) {
    const it = new Page();
    it.#world = world;
    it.#context = await browser.newContext({ locale: "en-US", reducedMotion: "reduce" });
    const page = (it.#page = await it.#context.newPage());
    page.on("request", (request) => it.#asked.add(request));
    for (const event of ["requestfinished", "requestfailed"]) page.on(event, (request) => it.#asked.delete(request));
    await page.clock.install();
    await page.addLocatorHandler(page.getByRole("dialog"), () => it.#signInAgain());
    await page.goto(url);
    await it.#signIn();
    return it;
  }

  async #signIn() {
    await signIn(this.#page, { ...SIGN_IN, cloud: this.#world.authUrl });
    await this.#page.locator("form.launch").waitFor();
    this.#isFilled = false;
  }

  /** Hours have passed in the cloud: the token may have ended. */
  async #signInAgain() {
    await this.#page.evaluate((password) => {
      const field = document.querySelector("dialog[open] #again");
      if (!field) return;
      field.value = password;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.form.requestSubmit();
    }, SIGN_IN.password);
  }

  async #opened(title) {
    const part = this.#page.locator("summary", { hasText: title }).first();
    if (!(await part.evaluate((summary) => summary.parentElement.open))) await part.click();
  }

  /** Fills the form in for a launch. The cloud is a new one: what the page knows of it is read again. */
  async ready({ name, count, hasPort, looks }) {
    const page = this.#page;
    this.#looks = looks;
    this.#isReloaded = false;
    await page.evaluate(() => (location.hash = "#/servers"));
    await page.getByRole("heading", { name: "Servers" }).waitFor();
    await this.#settle();
    await page.evaluate(() => (location.hash = "#/launch"));
    await page.locator("form.launch").waitFor();
    if (!this.#isFilled) {
      await fill(page, WANTED);
      this.#isFilled = true;
    }
    await page.locator("#name").fill(name);
    await page.getByLabel("How many").fill(String(count));
    await this.#opened("Interfaces");
    await this.#opened("A port of its own");
    await page.getByLabel("MAC address").fill(hasPort ? MAC : "");
    await this.#settle();
  }

  /** Presses the button, and hears what comes of it, unless the page is closed before. */
  async launch() {
    const before = await this.#page.evaluate(typed);
    await launchButton(this.#page).click();
    const heard = await this.#wait(said, this.#looks);
    if (["made", "closed"].includes(heard.word)) return heard;
    if ((await this.#page.evaluate(typed)) !== before) throw new Error("what was typed is lost");
    return heard;
  }

  /** What the next page says, where this one has left something open; nothing where it has not. */
  async next() {
    if (!this.#isReloaded && !(await this.#page.evaluate(reload))) return void (await this.#watched());
    await this.#signIn();
    const heard = await this.#wait(found);
    await this.#watched();
    return heard;
  }

  /** Goes on until nothing is watched any more: by then what the browser has sent twice is removed. */
  async #watched() {
    for (let passed = 0; passed < LONGEST; passed += STEP.silence) {
      await this.#settle();
      await this.#signInAgain();
      if (!(await this.#page.evaluate(isKept))) return;
      await this.#world.order(`pass=${STEP.silence}`);
      await this.#page.clock.runFor(STEP.silence);
    }
    throw new Error("a launch is watched for ever");
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
      await this.#signInAgain();
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
