// What a person does on the launch form and with a server; everything is found by what is read there.

import assert from "node:assert/strict";

import { fill, launchButton, open, signIn } from "../support.mjs";
import { ABSENT, AUTH_URL, DEMO, openstack, withoutServers } from "./support.mjs";

/** A hand on `page`. */
export const hand = (page) => ({
  async startOver() {
    await page.locator("nav").getByRole("link", { name: "Launch", exact: true }).click();
    await this.opened("Drafts and templates");
    await page.getByRole("button", { name: "Start over" }).click();
  },
  /** Opens a part that is closed until it is asked for. */
  async opened(title, within = page) {
    const summary = within.locator("summary", { hasText: title }).first();
    if (!(await summary.evaluate((summary) => summary.parentElement.open))) await summary.click();
    return summary.locator("..");
  },
  pick: (name) => page.getByRole("radio", { name, exact: true }).check(),
  tick: (name) => page.getByRole("checkbox", { name, exact: true }).check(),
  type: (label, text) => page.getByRole("textbox", { name: label, exact: true }).fill(text),
  count: (text) => page.getByLabel("How many").fill(text),
  /** The option that begins with `text`. */
  async select(label, text, within = page) {
    const box = within.getByRole("combobox", { name: label, exact: true });
    const option = box.locator("option", { hasText: new RegExp(`^${text}`) });
    await box.selectOption(await option.getAttribute("value"));
  },
  row: (name) => page.getByRole("group", { name, exact: true }),
  async pair(button, row, key, value) {
    await page.getByRole("button", { name: button }).click();
    await this.row(row).getByRole("textbox", { name: "Key" }).fill(key);
    await this.row(row).getByRole("textbox", { name: "Value" }).fill(value);
  },
  /** Launches one server, and says which the cloud has made of it. */
  async launch(name) {
    await launchButton(page).click();
    await page.getByRole("heading", { name, exact: true }).waitFor();
    return page.url().split("/").at(-1);
  },
  /** Launches several, and says which the cloud has made of them, by name. */
  async launchSeveral(names) {
    await launchButton(page).click();
    for (const name of names) await page.getByRole("link", { name, exact: true }).waitFor();
    const links = names.map((name) => page.getByRole("link", { name, exact: true }).getAttribute("href"));
    return (await Promise.all(links)).map((link) => link.split("/").at(-1));
  },
});

/** Signs in and launches a server; what is asked of it later, and what the client tells of it. */
export async function launched(t, url, name, options) {
  await withoutServers(t, name);
  const page = await open(t, url, { ...ABSENT, ...options });
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await fill(page, { name, image: "cirros-0.6.2", flavor: "m1.tiny", networks: ["private"], groups: ["default"] });
  await launchButton(page).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByText("Active", { exact: true }).waitFor({ timeout: 60_000 });
  const id = page.url().split("/").at(-1);
  return {
    page,
    id,
    show: () => openstack("server", "show", id, "-f", "json"),
    async act(word) {
      await page.getByRole("button", { name: /^Actions for / }).click();
      await page.getByRole("menuitem", { name: word, exact: true }).click();
    },
    /** The badge says it, and so does the client. */
    async becomes(badge, status) {
      await page.locator(".badge").getByText(badge, { exact: true }).waitFor({ timeout: 90_000 });
      assert.equal((await this.show()).status, status);
      await page.locator("p.asked").waitFor({ state: "detached" });
    },
  };
}
