// Every page and state, light and dark, in both languages, wide and narrow: axe-core finds nothing,
// and nothing sticks out at 320 px.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { ROOT, SANDBOX, SMALL, closeBrowser, fill, launchButton, open, signIn, site, violations } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

const words = (locale) => JSON.parse(readFileSync(`${ROOT}locales/${locale}.json`, "utf8"));

/** Two clouds, one of which cannot be used, and things that have no effect. */
const FILE = `clouds:
  sandbox: { verify: false, interface: internal, image_endpoint_override: https://images.example.org/a-long/address,
    auth: { auth_url: https://sandbox.invalid/identity/v3, username: demo, project_name: demo } }
  gone: { profile: betacloud }
`;

/** Goes through every page; `look` is called in each state. */
async function tour(page, say, look) {
  const text = (words) => page.getByText(words, { exact: true }).first().waitFor();

  await text(say.sign_in_title);
  await look("sign-in");
  await openAll(page, "form.door");
  await page.locator("#files-text").fill("clouds:\n\ta: 1");
  await page.getByRole("button", { name: say.files_read, exact: true }).click();
  await page.locator("#files-text[aria-invalid=true]").waitFor();
  await look("sign-in, all of it open");
  await page.locator("#files-text").fill(FILE);
  await page.getByRole("button", { name: say.files_read, exact: true }).click();
  await text(say.files_told_text);
  await look("sign-in, filled in from a file");
  await page.locator("#file-cloud").selectOption({ label: "gone" });
  await text(say.files_unfit);
  await look("sign-in, with a cloud that is gone");
  await page.getByRole("button", { name: say.files_forget }).click();
  await launchSignIn(page);
  await text(say.username_missing);
  await look("sign-in, incomplete");
  await signIn(page, { ...SANDBOX, password: "guess" });
  await text(say.sign_in_wrong);
  await look("sign-in, refused");
  await signIn(page, SANDBOX);
  await text(say.choose_project);
  await look("projects");
  await page.getByRole("button", { name: "lab", exact: true }).click();
  await text(say.choose_region);
  await look("regions");
  await page.getByRole("button", { name: "North" }).click();
  await text(say.launch_title);
  await page.getByRole("radio", { name: "Debian 12" }).waitFor();
  await look("form");
  await openAll(page, "form.launch");
  await look("form, all of it open");
  await page.locator('a[href="#/servers"]').click();
  await text(say.no_servers);
  await look("no servers");

  await page.getByRole("button", { name: say.sign_out }).click();
  await signIn(page, { ...SANDBOX, project: "demo" });
  await page.locator('a[href="#/launch"]').click();
  await page.getByRole("radio", { name: "Debian 12" }).waitFor();
  await launchButton(page).click();
  await text(say.problems_title);
  await look("form, with problems");
  await fill(page, { name: "quota-exceeded", ...SMALL });
  await launchButton(page).click();
  await text(say.failure_refused);
  await look("form, refused");
  await page.locator("#name").fill("no-valid-host");
  await launchButton(page).click();
  await text(say.server_failed);
  await look("server, failed");
  await page.getByRole("link", { name: say.launch_another }).click();
  await fill(page, { name: "web-1", ...SMALL });
  await launchButton(page).click();
  await page.getByRole("status").getByText(say.status_build).waitFor();
  await look("server, building");
  await page.getByRole("status").getByText(say.status_active).waitFor();
  await look("server, active");
  await openAll(page, "article.server");
  await look("server, all of it open");
  await page.getByRole("link", { name: say.all_servers }).click();
  await page.getByRole("row", { name: "web-1" }).waitFor();
  await look("servers");
}

/** Opens every closed part, those inside of others too, and waits for what is fetched. */
async function openAll(page, part) {
  const closed = page.locator(`${part} details:not([open])`);
  while (await closed.count()) await closed.first().locator("> summary").click();
  await page.locator(`${part} .waiting`).first().waitFor({ state: "detached" });
}

const launchSignIn = (page) => page.locator("form.door .button--main").click();

/** Each of two tours takes half of them: each two of language, colours and width meet. For pictures, all are taken. */
const LOOKS = {
  en: [["light", 1280], ["dark", 320]],
  "zh-CN": [["dark", 1280], ["light", 320]],
};
const looksOf = (locale) => (process.env.SHOTS ? Object.values(LOOKS).flat() : LOOKS[locale]);

for (const locale of Object.keys(LOOKS)) {
  test(`every page and state is open to everyone: ${locale}`, async (t) => {
    const page = await open(t, url, { locale });
    const found = [];
    await tour(page, words(locale), async (state) => {
      for (const [colorScheme, width] of looksOf(locale)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const seen = `${state}, ${locale}, ${colorScheme}, ${width} px`;
        for (const violation of await violations(page)) found.push(`${seen}: ${violation}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) found.push(`${seen}: ${over} px too wide`);
        if (process.env.SHOTS) {
          await page.screenshot({ path: `${process.env.SHOTS}/${seen.replace(/[, ]+/g, "-")}.png`, fullPage: true });
        }
      }
    });
    assert.deepEqual(found, []);
  });
}
