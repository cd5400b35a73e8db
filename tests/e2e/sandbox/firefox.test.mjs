import { after, test } from "node:test";

import { closedPort, entry, keystone, server, service, unauthorized } from "../faulty.mjs";
import { Firefox } from "../firefox.mjs";
import { site } from "../support.mjs";

const url = await site("target/sandbox");
const origin = url.slice(0, -1);
const firefox = await Firefox.launch();
after(() => firefox.close());

/** What the doctor says once a sign-in at `cloud` has failed, or a list behind it. */
async function asked(cloud, title) {
  await firefox.goto(`${url}?${Math.random()}`);
  await firefox.until("return document.querySelector('#cloud') !== null");
  await firefox.run(
    `const type = (id, text) => {
       const field = document.getElementById(id);
       field.value = text;
       field.dispatchEvent(new InputEvent("input", { bubbles: true }));
     };
     type("cloud", arguments[0]);
     for (const [id, text] of [["username", "demo"], ["password", "secret"], ["project", "demo"]]) type(id, text);
     document.querySelector("form.door .button--main").click();`,
    cloud,
  );
  await firefox.until(
    `const find = [...document.querySelectorAll("button")].find((it) => it.textContent === "Find out why");
     find?.click();
     return find !== undefined;`,
  );
  await firefox.until("return document.body.textContent.includes(arguments[0])", title);
}

const cors = { origin };

test("in Firefox, a service that allows no page is found", async (t) => {
  await asked(`${await server(t, service(null, keystone()))}/identity`, `Keystone answers, and does not let ${origin} read it.`);
});

test("in Firefox, a header that is not allowed is named", async (t) => {
  const allowed = ["content-type", "accept", "x-subject-token"];
  // The sign-in itself does not send it; the list of a service does.
  const nova = await server(t, service({ origin, allowed: [...allowed, "x-openstack-request-id", "openstack-api-version", "x-openstack-nova-api-version"] }, unauthorized));
  const image = await server(t, service(cors, unauthorized));
  const catalog = () => [entry("compute", ["public", `${nova}/compute/v2.1`]), entry("image", ["public", image]), entry("network", ["public", image])];
  await asked(`${await server(t, service(cors, keystone(catalog)))}/identity`, "Nova does not let this page send X-Auth-Token.");
});

test("in Firefox, a token that is not exposed is found", async (t) => {
  const hidden = { origin, exposed: "X-OpenStack-Request-ID" };
  await asked(`${await server(t, service(hidden, keystone()))}/identity`, "Keystone lets this page sign in, and hides the token from it.");
});

test("in Firefox, a port at which nobody listens is told at once", async () => {
  await asked(`http://127.0.0.1:${await closedPort()}`, "Nobody listens at the address of Keystone.");
});

test("in Firefox, an address that the page's own policy forbids is told", async () => {
  await asked("http://cloud.example.org:5000", "This page's own Content-Security-Policy keeps it from asking Keystone.");
});

test("in Firefox, a wrong path leads to the right one", async (t) => {
  const there = await server(t, service(cors, keystone()));
  await asked(`${there}/keystone/api`, `It is at ${there}/identity/v3: use that address.`);
});
