import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { SANDBOX, SMALL, closeBrowser, enter, fill, launchButton, open, signIn, site } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

/** A server on this machine that answers everything with `answer`. */
async function elsewhere(t, answer) {
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}

// What the browser itself writes on the console about a request that failed.
const NETWORK = /Failed to load resource|blocked by CORS policy|net::ERR/;

test("no-valid-host: the server's page tells the fault", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await fill(page, { name: "no-valid-host", ...SMALL });
  await launchButton(page).click();

  await page.getByText("The cloud could not make this server.").waitFor();
  await page.getByText("No valid host was found. There are not enough hosts available.").waitFor();
  await page.getByText("Error", { exact: true }).waitFor();
});

test("quota-exceeded: the refusal stands beside the button and every input stays", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await fill(page, { name: "quota-exceeded", ...SMALL, keypair: "laptop" });
  await launchButton(page).click();

  const summary = page.locator(".summary");
  await summary.getByText("Quota exceeded for instances: Requested 1").waitFor();
  await summary.getByText(/req-[0-9a-f-]{36}/).waitFor();
  assert.equal(await page.locator("#name").inputValue(), "quota-exceeded");
  for (const name of ["Debian 12", "m1.small", "laptop"]) {
    assert.ok(await page.getByRole("radio", { name, exact: true }).isChecked(), name);
  }
});

test("slow: the page stays with the server", async (t) => {
  const page = await open(t, url, { byClock: true });
  await enter(page);
  await fill(page, { name: "slow", ...SMALL });
  await launchButton(page).click();

  await page.getByText("Building: connecting the networks").waitFor();
  await page.clock.runFor(6_000);
  await page.getByText("Building: starting").waitFor();
  await page.clock.runFor(8_000);
  await page.getByText("Active", { exact: true }).waitFor();
});

test("what is wrong with the form is listed, and each line leads to its field", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await page.getByRole("radio", { name: "Debian 12" }).waitFor();
  await launchButton(page).click();

  const summary = page.locator(".errors");
  await summary.waitFor();
  await page.waitForFunction(() => document.activeElement?.className === "errors");
  await summary.getByRole("link", { name: "Choose a flavor." }).click();
  await page.waitForFunction(() => document.activeElement?.closest("#flavor"));
  await page.getByRole("radio", { name: "m1.small" }).check();
  assert.equal(await summary.getByRole("link", { name: "Choose a flavor." }).count(), 0);
});

test("a wrong password is called so", async (t) => {
  const page = await open(t, url);
  await signIn(page, { ...SANDBOX, password: "guess" });

  await page.getByText("The cloud does not accept this sign-in.").waitFor();
  await page.getByText("The request you have made requires authentication.").waitFor();
});

test("an address where nobody listens is called so", async (t) => {
  const page = await open(t, url, { allowed: NETWORK });
  const gone = createServer();
  await new Promise((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const { port } = gone.address();
  await new Promise((resolve) => gone.close(resolve));

  await signIn(page, { ...SANDBOX, cloud: `http://127.0.0.1:${port}` });

  await page.getByText(`http://127.0.0.1:${port} cannot be reached.`).waitFor();
});

test("a cloud that does not allow this origin is told apart", async (t) => {
  const page = await open(t, url, { allowed: NETWORK });
  const cloud = await elsewhere(t, (_, response) => response.end("{}"));

  await signIn(page, { ...SANDBOX, cloud });

  await page.getByText(`${cloud} is there, but does not let this page talk to it.`).waitFor();
  await page.getByText(new URL(url).origin).waitFor();
});

test("an address that is no Keystone is called so", async (t) => {
  const page = await open(t, url);
  const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
  const cloud = await elsewhere(t, (_, response) => {
    response.writeHead(200, { ...cors, "content-type": "text/html" }).end("<h1>Welcome</h1>");
  });

  await signIn(page, { ...SANDBOX, cloud });

  await page.getByText(`${cloud}/v3 answers, but not as Keystone.`).waitFor();
});
