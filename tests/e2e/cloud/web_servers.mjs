// nginx and Caddy as an operator runs them, with the files of deploy/.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { ROOT } from "../support.mjs";

// One of the origins that the cloud's catalog and its CORS rules know.
const HOST = "127.0.0.1:8090";
const ADDRESS = `http://${HOST}/`;

/** Where `server` answers, as soon as it does; it ends with the test. */
async function running(t, server) {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  t.after(async () => {
    server.kill();
    await ended;
  });
  while (!(await fetch(ADDRESS).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return ADDRESS;
}

/** deploy/nginx.conf with deploy/apis.conf, moved to a port and folders that a test may use, and for `portal` as an operator changes it. */
export async function nginx(t, dist, portal = "'none'") {
  const folder = mkdtempSync(join(tmpdir(), "slipway-nginx-"));
  const place = (file, changes = {}) => {
    let text = readFileSync(join(ROOT, "deploy", file), "utf8");
    for (const [old, now] of Object.entries({ "/etc/nginx/slipway/": `${folder}/`, ...changes })) {
      if (!text.includes(old)) throw new Error(`deploy/${file} has no ${old}`);
      text = text.replaceAll(old, now);
    }
    writeFileSync(join(folder, file), text);
  };
  cpSync(join(ROOT, "deploy/security-headers.conf"), join(folder, "security-headers.conf"));
  place("apis.conf");
  place("nginx.conf", {
    "listen 80;": `listen ${HOST};`,
    "listen [::]:80;": "",
    "/srv/slipway": resolve(ROOT, dist),
    [`"~/frame\\.html$" "'none'"`]: `"~/frame\\.html$" "${portal}"`,
  });
  mkdirSync(join(folder, "tmp"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(folder, "main.conf"),
    `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1; events {}
     http {
       include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
       ${temporary.map((kind) => `${kind}_temp_path ${folder}/tmp/${kind};`).join("\n")}
       include ${folder}/nginx.conf;
     }`,
  );
  return running(t, spawn("/usr/sbin/nginx", ["-c", join(folder, "main.conf"), "-e", "stderr"], { stdio: "inherit" }));
}

/** deploy/Caddyfile with the APIs on the same origin, from a folder of its own. */
export async function caddy(t, dist) {
  const folder = mkdtempSync(join(tmpdir(), "slipway-caddy-"));
  const text = readFileSync(join(ROOT, "deploy/Caddyfile"), "utf8");
  if (!text.includes("# import apis")) throw new Error("deploy/Caddyfile has no import to take in");
  const config = join(folder, "Caddyfile");
  writeFileSync(config, `{\n\tadmin off\n}\n\n${text.replace("# import apis", "import apis")}`);
  const env = { ...process.env, HOME: folder, SLIPWAY_ADDRESS: `http://${HOST}`, SLIPWAY_ROOT: resolve(ROOT, dist) };
  const words = ["run", "--config", config, "--adapter", "caddyfile"];
  return running(t, spawn("caddy", words, { stdio: "ignore", env }));
}
