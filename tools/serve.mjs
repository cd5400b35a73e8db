// Serves dist/ on this machine, for `make run` and the tests: the headers of deploy/, compressed
// copies, the playground of examples/, and on request a proxy to one cloud, so that it works without CORS.
//
//   node tools/serve.mjs [--dist dist] [--port 8080] [--cloud AUTH_URL]

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { answerFile } from "./serve/files.mjs";
import { Proxy, PREFIX } from "./serve/proxy.mjs";

const PLAYGROUND = "/playground/";
const playground = fileURLToPath(new URL("../examples/playground", import.meta.url));

const { values } = parseArgs({
  options: {
    dist: { type: "string", default: "dist" },
    port: { type: "string", default: "8080" },
    cloud: { type: "string" },
  },
});

/** A server for `dist`; with `cloud`, a proxy to that cloud too; with `config`, a `config.json` of that text. */
export function serve({ dist, port, cloud, config }) {
  const proxy = cloud && new Proxy(cloud);
  config ??= cloud && JSON.stringify({ clouds: [{ auth_url: cloud, proxy: PREFIX }] });
  const server = createServer((request, response) => {
    const { port } = server.address();
    // A name that somebody pointed at this machine is not this page: DNS rebinding.
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host)) {
      response.writeHead(421).end("Open the page at 127.0.0.1 or localhost.\n");
    } else if (proxy && request.url.startsWith(PREFIX)) {
      proxy.answer(request, response);
    } else if (request.url === PLAYGROUND.slice(0, -1)) {
      response.writeHead(303, { location: PLAYGROUND }).end();
    } else if (request.url.startsWith(PLAYGROUND)) {
      request.url = request.url.slice(PLAYGROUND.length - 1);
      answerFile(playground, request, response);
    } else {
      answerFile(dist, request, response, config && { "/config.json": config });
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(port), "127.0.0.1", () => resolve(server));
  });
}

if (import.meta.url === `file://${process.argv[1]}`) {
  try {
    const server = await serve(values);
    const address = `http://127.0.0.1:${server.address().port}`;
    console.log(`Slipway: ${address}/, its elements: ${address}${PLAYGROUND}`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `Port ${values.port} is taken: choose another with PORT=…` : error);
    process.exit(1);
  }
}
