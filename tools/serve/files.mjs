// Static files, with the headers that deploy/ gives to nginx.

import { createReadStream, readFileSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const HASHED = /-[0-9a-f]{12,}(_bg)?\.\w+$/;
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/**
 * One source of truth with nginx: `add_header NAME "VALUE" always;`, a line each. Its maps say who may show a page in a frame,
 * and whether who has opened it stays tied to it; here `ancestors` and `opener` do.
 */
export function securityHeaders(ancestors = [], opener = "same-origin") {
  const file = readFileSync(new URL("../../deploy/security-headers.conf", import.meta.url), "utf8");
  const text = file.replace("$slipway_frame_ancestors", () => ancestors.join(" ") || "'none'").replace("$slipway_opener_policy", opener);
  return [...text.matchAll(/^add_header (\S+) "([^"]*)" always;$/gm)].map(([, name, value]) => [name, value]);
}

function find(dist, path) {
  const file = normalize(join(dist, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(normalize(dist) + sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}

/** The origins that an operator's `config.json` lists for frame.html. */
function listed(dist, texts) {
  try {
    return JSON.parse(texts["/config.json"] ?? readFileSync(join(dist, "config.json"), "utf8")).frame_ancestors ?? [];
  } catch {
    return [];
  }
}

/** Answers with a file of `dist`, or with one of `texts` by path. */
export function answerFile(dist, request, response, texts = {}) {
  const path = pathOf(request.url);
  const ancestors = path === "/frame.html" ? listed(dist, texts) : [];
  const opener = ["/sign-in.html", "/websso/"].includes(path) ? "unsafe-none" : "same-origin";
  for (const [name, value] of securityHeaders(ancestors, opener)) response.setHeader(name, value);
  if (path === undefined) return response.writeHead(400).end();
  // Keystone's token is for the page's service worker. Where there is none, the page says so.
  if (path === "/websso/") return response.writeHead(303, { location: "/sign-in.html#websso=" }).end();
  if (!["GET", "HEAD"].includes(request.method)) return response.writeHead(405, { allow: "GET, HEAD" }).end();

  response.setHeader("Content-Type", TYPES[extname(path) || ".html"] ?? "application/octet-stream");
  response.setHeader("Cache-Control", HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
  // A portal on another origin embeds these.
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  if (texts[path] !== undefined) return response.end(texts[path]);

  const file = find(dist, path);
  if (!file) {
    const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache" };
    return response.writeHead(404, headers).end("There is no such file.\n");
  }
  response.setHeader("Vary", "Accept-Encoding");
  const accepted = request.headers["accept-encoding"] ?? "";
  const copy = ENCODINGS.find(
    ([name, ending]) => accepted.includes(name) && statSync(file + ending, { throwIfNoEntry: false }),
  );
  if (copy) response.setHeader("Content-Encoding", copy[0]);
  const sent = file + (copy?.[1] ?? "");
  response.setHeader("Content-Length", statSync(sent).size);
  if (request.method === "HEAD") return response.end();
  createReadStream(sent).pipe(response);
}
