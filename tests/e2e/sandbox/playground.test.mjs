// The playground: what its knobs say is what the element does, and what the code says.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, open, site, violations } from "../support.mjs";

const slipway = await site("target/sandbox");
after(closeBrowser);

test("knobs turn the element in place, and the code below makes it so elsewhere", async (t) => {
  const page = await open(t, `${slipway}playground`);
  await page.locator("form.launch").waitFor();
  const code = () => page.locator("pre#code").textContent();
  await page.locator("#stage #name").fill("typed");

  await page.getByLabel("locked").fill("flavor");
  await page.locator("#stage .locked").first().waitFor();
  await page.getByLabel("language").selectOption("zh-CN");
  await page.locator("#stage").getByRole("heading", { name: "创建云主机" }).waitFor();
  await page.getByLabel("in these colours").check();

  assert.equal(await page.locator("#stage #name").inputValue(), "typed");
  assert.match(await code(), /<slipway-launch\n {2}cloud="https:\/\/sandbox\.invalid\/identity\/v3"\n {2}language="zh-CN"\n {2}locked="flavor"\n>/);
  assert.match(await code(), /--os-accent: #6b2fa0;/);
  assert.ok(!(await code()).includes("sandbox-portal-token"));
  assert.equal(await page.locator(".button--main").evaluate((it) => getComputedStyle(it).backgroundColor), "rgb(107, 47, 160)");
  await page.locator("#events li", { hasText: "slipway-ready" }).first().waitFor();
  assert.deepEqual(await violations(page), []);

  await page.getByLabel("Element").selectOption("slipway-servers");
  await page.locator("#stage .servers").waitFor();
});
