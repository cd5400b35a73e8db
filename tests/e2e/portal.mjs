// Pages of others that embed Slipway, each on an origin of its own.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { ROOT } from "./support.mjs";

/** The portal of tests/e2e/host, with Slipway from `from` and other files of its own by path. */
export function host(from, { files = {}, policy = undefined } = {}) {
  const page = readFileSync(`${ROOT}tests/e2e/host/index.html`, "utf8");
  assert.ok(page.includes("http://127.0.0.1:8080/"));
  return serve(() => page.replace("http://127.0.0.1:8080/", from), { files, policy });
}

/** A page with `body`, or what that gives, which includes a script of Slipway's and does nothing else. */
export function bare(from, body = "", options = {}) {
  const script = `<script type="module" src="${from}${options.script ?? "slipway-launch.js"}"></script>`;
  const head = `<meta charset="utf-8"><title>A portal</title><link rel="icon" href="data:,">${script}`;
  const page = () => `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${typeof body === "function" ? body() : body}</body></html>`;
  return serve(page, options);
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** A portal of plain folders by path, the first that fits; its session has `token` for whoever asks. */
export async function folders(mounts, { token = "sandbox-portal-token", port = 0 } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://portal");
    if (pathname === "/session/token") return response.end(token);
    const [mount, folder] = Object.entries(mounts).find(([mount]) => pathname.startsWith(mount)) ?? [];
    const below = mount && join(`${ROOT}${folder}`, normalize(`/${decodeURIComponent(pathname.slice(mount.length))}`));
    const file = below?.endsWith("/") ? `${below}index.html` : below;
    if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/json");
    response.end(readFileSync(file));
  });
  return listening(server, port);
}

async function serve(page, { files = {}, policy = undefined, headers = {}, port = 0 }) {
  const server = createServer((request, response) => {
    const file = files[request.url];
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (policy) response.setHeader("Content-Security-Policy", policy);
    const type = { js: "text/javascript", css: "text/css" }[request.url.split(".").at(-1)] ?? "application/json";
    response.setHeader("Content-Type", file === undefined ? "text/html; charset=utf-8" : type);
    response.end(file ?? page());
  });
  return listening(server, port);
}

async function listening(server, port) {
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Keeps in `window.heard` what every event of Slipway's says, from the page's first moment. */
export const listen = (page) =>
  page.addInitScript(() => {
    window.heard = [];
    const names = ["ready", "draft-change", "before-launch", "launched", "active", "failed", "cancelled", "need-token", "error"];
    for (const name of names) {
      document.addEventListener(`slipway-${name}`, ({ type, target, detail, bubbles, composed, cancelable }) => {
        const said = JSON.parse(JSON.stringify(detail ?? null));
        window.heard.push({ name: type.slice("slipway-".length), from: target.id, said, bubbles, composed, cancelable });
      });
    }
  });

/** What was said with the events of that name. */
export const heard = (page, name) => page.evaluate((name) => window.heard.filter((it) => it.name === name).map((it) => it.said), name);

/** Waits for an event of that name, and gives what the first one said. */
export async function hears(page, name, options = {}) {
  await page.waitForFunction((name) => window.heard.some((it) => it.name === name), name, options);
  return (await heard(page, name))[0];
}
