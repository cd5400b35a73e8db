// docs/theming.md: a portal's colours and parts, and what becomes of the form where there is little room or much.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { bare } from "../portal.mjs";
import { closeBrowser, open, site } from "../support.mjs";

const slipway = await site("target/sandbox");
after(closeBrowser);

const ELEMENT = '<slipway-launch cloud="https://sandbox.invalid/identity/v3" language="en" theme="light"></slipway-launch>';

/** The form on a portal's page with that style, once its lists are there. */
async function form(t, style, options = {}) {
  const page = await open(t, await bare(slipway, `<style>${style}</style>${ELEMENT}`), options);
  await page.evaluate(() => (document.querySelector("slipway-launch").getToken = async () => "sandbox-portal-token"));
  await page.locator("form.launch").waitFor();
  await page.getByText("Debian 12", { exact: true }).first().waitFor();
  return page;
}

const PIECES = [
  ["--os-main-fill", ".button--main", "backgroundColor"],
  ["--os-main-ink", ".button--main", "color"],
  ["--os-field-fill", "#name", "backgroundColor"],
  ["--os-field-line", "#name", "borderTopColor"],
  ["--os-label-ink", ".field__label", "color"],
  ["--os-hint-ink", ".section__hint", "color"],
  ["--os-card-fill", ".section", "backgroundColor"],
  ["--os-card-line", ".section", "borderTopColor"],
  ["--os-card-title-ink", ".section__title", "color"],
  ["--os-head-ink", ".pick__table th", "color"],
  ["--os-chip-fill", ".systems__one[aria-pressed=false]", "backgroundColor"],
  ["--os-more-ink", ".more__title", "color"],
  ["--os-title-ink", ".page__title", "color"],
  ["--os-summary-fill", ".summary", "backgroundColor"],
];

test("each piece takes its own colour from the page, and parts take all else", async (t) => {
  const colour = (at) => `rgb(${at + 1}, ${2 * at}, ${3 * at})`;
  const properties = PIECES.map(([property], at) => `${property}: ${colour(at)};`).join("");
  const style = `slipway-launch { ${properties} } slipway-launch::part(button--main) { letter-spacing: 7px; }`;
  // All of them are dark.
  const page = await form(t, style, { allowed: /has a contrast of/ });

  for (const [at, [property, selector, name]] of PIECES.entries()) {
    const element = page.locator(selector).first();
    assert.equal(await element.evaluate((element, name) => getComputedStyle(element)[name], name), colour(at), property);
  }
  assert.equal(await page.locator(".button--main").evaluate((button) => getComputedStyle(button).letterSpacing), "7px");
  const nameless = await page.evaluate(() => {
    const all = [...document.querySelector("slipway-launch").shadowRoot.querySelectorAll("[class]")];
    return all.filter((element) => !element.part.length && !element.matches(".unseen, .skip")).map((element) => element.className);
  });
  assert.deepEqual(nameless, []);
});

test("colours that cannot be told apart are named on the console, and ours are not", async (t) => {
  const told = [];
  const page = await form(t, "slipway-launch { --os-main-fill: #889; --os-main-ink: color-mix(in oklab, #99a, white 5%); --os-busy: rgb(0 0 0 / 10%); }", { allowed: /has a contrast of/ });
  page.on("console", (message) => told.push(message.text()));
  // It is asked for when it is drawn anew, too.
  await page.evaluate(() => document.querySelector("slipway-launch").setAttribute("region", "RegionOne"));
  await page.waitForFunction(() => document.querySelector("slipway-launch").draft);
  await assert.doesNotReject(async () => {
    while (!told.length) await page.waitForEvent("console");
  });

  assert.equal(told.length, 1, told.join("\n"));
  assert.match(told[0], /^<slipway-launch>: --os-main-ink on --os-main-fill has a contrast of 1\.\d to 1; 4\.5 to 1 can be read\.$/);
  // `open` fails on any line of the console.
  await form(t, "");
});

test("the form fits 280 pixels of a wide window, and 1,600", async (t) => {
  const page = await form(t, "body { margin: 0 }", { width: 1600 });
  for (const width of [280, 1600]) {
    await page.evaluate((width) => (document.querySelector("slipway-launch").style.inlineSize = `${width}px`), width);
    await page.waitForFunction((width) => document.querySelector("slipway-launch").clientWidth === width, width);
    const beyond = await page.evaluate(() => {
      const element = document.querySelector("slipway-launch");
      const { right } = element.getBoundingClientRect();
      const all = [...element.shadowRoot.querySelectorAll("form.launch *")].filter((one) => !one.closest(".unseen"));
      return all.filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > right + 0.5).map((one) => one.className || one.tagName);
    });
    assert.deepEqual(beyond, [], `${width}`);
    const columns = await page.locator("form.launch").evaluate((form) => getComputedStyle(form.closest(".launch")).gridTemplateColumns.split(" ").length);
    assert.equal(columns, width === 280 ? 1 : 2);
  }
});
