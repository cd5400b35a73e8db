// What a person does on the launch form; everything is found by what is read there.

import { launchButton } from "../support.mjs";

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
