// The real cloud, as an independent client sees it, and nginx as an operator runs it.

import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { ROOT } from "../support.mjs";

const run = promisify(execFile);
const CLOUD = process.env.CLOUD_RUN ?? join(ROOT, ".cloud");

export const AUTH_URL = "http://127.0.0.1:5000";
export const DEMO = { username: "demo", password: "secret", project: "demo" };

/** What `openstack … -f json` says; a client that shares no line with ours. */
export async function openstack(...words) {
  const env = { ...process.env, OS_CLIENT_CONFIG_FILE: join(CLOUD, "clouds.yaml") };
  const client = join(CLOUD, "venv/bin/openstack");
  const { stdout } = await run(client, ["--os-cloud", "demo", ...words], { env });
  return stdout && words.includes("json") ? JSON.parse(stdout) : stdout;
}

/** Takes the servers called `name` away, now and when the test is done. */
export async function withoutServers(t, name) {
  const remove = async () => {
    const servers = await openstack("server", "list", "--name", `^${name}$`, "-f", "json");
    if (servers.length) await openstack("server", "delete", "--wait", ...servers.map((server) => server.ID));
  };
  await remove();
  t.after(remove);
}

/** deploy/nginx.conf with deploy/apis.conf, moved to a port and folders that a test may use. */
export async function nginx(t, dist) {
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
    "listen 80;": "listen 127.0.0.1:8090;",
    "listen [::]:80;": "",
    "/srv/slipway": join(ROOT, dist),
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
  const server = spawn("/usr/sbin/nginx", ["-c", join(folder, "main.conf"), "-e", "stderr"], { stdio: "inherit" });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  t.after(async () => {
    server.kill();
    await ended;
  });
  const url = "http://127.0.0.1:8090/";
  for (;;) {
    if (server.exitCode !== null) throw new Error(`nginx ended with ${server.exitCode}`);
    if (await fetch(url).catch(() => undefined)) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
