import assert from "node:assert/strict";
import { after, test } from "node:test";

import { SMALL, closeBrowser, enter, fill, launchButton, open, site } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

/** What has the focus, as a screen reader names it. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
    return label.trim();
  });

/** Presses Tab until `name` has the focus; a person would give up sooner. */
async function tabTo(page, name, key = "Tab") {
  const passed = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focused(page);
    if (now === name) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  assert.fail(`${name} is out of reach: ${passed.join(" | ")}`);
}

/** Whether what has the focus can be seen to have it. */
const isSeen = (page) =>
  page.evaluate(() => {
    const outlined = (element) => element && getComputedStyle(element).outlineStyle !== "none";
    return outlined(document.activeElement) || outlined(document.activeElement.closest("tr"));
  });

test("a server is launched by keyboard alone", async (t) => {
  const page = await open(t, url);
  await page.getByRole("heading", { name: "Sign in to your cloud" }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to content");

  await tabTo(page, "User name");
  await page.keyboard.type("demo");
  await tabTo(page, "Password");
  await page.keyboard.type("sandbox");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Choose a project" }).waitFor();
  await tabTo(page, "demo");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Debian 12" }).waitFor();

  await tabTo(page, "Name");
  await page.keyboard.type("by-keyboard");
  await tabTo(page, "Search images");
  await page.keyboard.type("debian");
  await tabTo(page, "Debian 12");
  await page.keyboard.press("Space");
  assert.ok(await isSeen(page));
  await tabTo(page, "m1.nano");
  await tabTo(page, "m1.small", "ArrowDown");
  await tabTo(page, "private");
  await page.keyboard.press("Space");
  await tabTo(page, "No key pair");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "laptop");
  await tabTo(page, "Launch");
  assert.ok(await isSeen(page));
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "by-keyboard" }).waitFor();
  await page.getByText("Active", { exact: true }).waitFor();
  const heading = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(heading, "by-keyboard", "the new page's heading takes the focus");
});

test("an incomplete form leads the keyboard from the summary to the field", async (t) => {
  const page = await open(t, url);
  await tabTo(page, "User name");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.className === "errors");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Enter your user name.");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "username");
});

test("who has launched before launches again with at most twelve keys", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await fill(page, { name: "first", ...SMALL });
  await launchButton(page).click();
  await page.getByRole("heading", { name: "first" }).waitFor();
  await page.getByRole("link", { name: "Launch another", exact: true }).click();
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };

  while ((await focused(page)) !== "Name") await press("Tab");
  await press("w");
  await press("Enter");

  await page.getByRole("heading", { name: "w", exact: true }).waitFor();
  assert.ok(keys <= 12, `${keys} keys`);
  t.diagnostic(`${keys} keys`);
});
