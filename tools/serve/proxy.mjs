// A proxy to one cloud: its Keystone, and whichever hosts that Keystone's catalog names.

import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/** `/cloud/https/host:port/path` stands for `https://host:port/path`. */
export const PREFIX = "/cloud/";

// They belong to one connection, or tell the cloud about this page.
const DROPPED = new Set([
  "connection", "cookie", "forwarded", "host", "keep-alive", "origin", "proxy-authorization", "referer",
  "set-cookie", "te", "trailer", "transfer-encoding", "upgrade",
]);

export class Proxy {
  #cloud;
  #hosts;

  constructor(cloud) {
    this.#cloud = new URL(cloud);
    this.#hosts = new Set([this.#cloud.host]);
  }

  answer(request, response) {
    const site = request.headers["sec-fetch-site"];
    const [, scheme, host, path = "/"] =
      request.url.slice(PREFIX.length).match(/^(https?)\/([^/?#]+)([/?].*)?$/) ?? [];
    if (!scheme || !this.#hosts.has(host) || (site && site !== "same-origin")) {
      return refuse(response, 403, "This proxy leads to one cloud only, and only from its own page.");
    }
    const send = scheme === "https" ? requestHttps : requestHttp;
    const headers = { ...kept(request.headers), "accept-encoding": "identity" };
    const upstream = send(`${scheme}://${host}${path}`, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, kept(answer.headers));
      if (this.#isToken(scheme, host, path, answer)) this.#learn(answer);
      answer.pipe(response);
    });
    upstream.on("error", (error) => refuse(response, 502, `The cloud cannot be reached: ${error.code}`));
    response.on("close", () => upstream.destroy());
    request.pipe(upstream);
  }

  #isToken(scheme, host, path, answer) {
    const isOk = answer.statusCode >= 200 && answer.statusCode < 300;
    const isKeystone = `${scheme}:` === this.#cloud.protocol && host === this.#cloud.host;
    return isOk && isKeystone && /\/auth\/tokens(\?|$)/.test(path);
  }

  /** Every host of the catalog may be asked from now on. */
  #learn(answer) {
    const chunks = [];
    answer.on("data", (chunk) => chunks.push(chunk));
    answer.on("end", () => {
      try {
        const { token } = JSON.parse(Buffer.concat(chunks).toString());
        for (const { endpoints } of token.catalog ?? []) {
          for (const { url } of endpoints) this.#hosts.add(new URL(url).host);
        }
      } catch {
        // An answer without a catalog teaches nothing.
      }
    });
  }
}

const kept = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.has(name)));

function refuse(response, code, message) {
  if (response.headersSent) return response.destroy();
  const error = { code, title: code === 502 ? "Bad Gateway" : "Forbidden", message };
  response.writeHead(code, { "Content-Type": "application/json" }).end(JSON.stringify({ error }));
}
