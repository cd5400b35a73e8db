// A second Keystone on the same database and keys, whose tokens live for so many seconds only.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../port.mjs";
import { CLOUD, until } from "./support.mjs";

/** `text` with another value for each setting; one that is not there is a mistake. */
function set(text, settings) {
  for (const [name, value] of Object.entries(settings)) {
    const line = new RegExp(`^${name} = .*$`, "m");
    assert.match(text, line);
    text = text.replace(line, () => `${name} = ${value}`);
  }
  return text;
}

/** Its address; it ends with the test. */
export async function shortLived(t, seconds) {
  const etc = join(CLOUD, "run/etc");
  const folder = mkdtempSync(join(tmpdir(), "keystone-"));
  const port = await freePort();
  mkdirSync(join(folder, "keystone"));
  const conf = readFileSync(join(etc, "keystone/keystone.conf"), "utf8");
  writeFileSync(join(folder, "keystone/keystone.conf"), set(conf, { expiration: seconds, log_file: join(folder, "keystone.log") }));
  const ini = readFileSync(join(etc, "uwsgi/keystone.ini"), "utf8").replace(join(etc, "keystone"), () => join(folder, "keystone"));
  writeFileSync(join(folder, "keystone.ini"), set(ini, { "http-socket": `127.0.0.1:${port}`, logto: join(folder, "uwsgi.log") }));
  const server = spawn(join(CLOUD, "venv/bin/uwsgi"), ["--ini", join(folder, "keystone.ini")], { stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  t.after(async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${port}`;
  await until(() => {
    assert.equal(server.exitCode, null, "Keystone ended");
    return fetch(`${url}/v3`).catch(() => undefined);
  }, "Keystone", 60);
  return url;
}
