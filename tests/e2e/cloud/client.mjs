// The openstack client, a client that shares no line with ours: its own commands, run by tests/cloud/client.py, which is started
// for a file of tests by the first of them.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ROOT } from "../support.mjs";

export const CLOUD = process.env.CLOUD_RUN ?? join(ROOT, ".cloud");

let started;

/** Gives the socket that it listens at. */
function start() {
  const folder = mkdtempSync(join(tmpdir(), "slipway-client-"));
  const socket = join(folder, "socket");
  const env = { ...process.env, CLOUD_RUN: CLOUD, OS_CLIENT_CONFIG_FILE: join(CLOUD, "clouds.yaml") };
  const client = spawn(join(ROOT, "tests/cloud/py"), ["client.py", socket], { env, stdio: ["pipe", "pipe", "inherit"] });
  process.once("exit", () => rmSync(folder, { recursive: true }));
  return new Promise((resolve, reject) => {
    client.stdout.once("data", () => {
      // It ends with this process, however that ends, and does not keep it.
      for (const it of [client, client.stdin, client.stdout]) it.unref();
      resolve(socket);
    });
    client.once("exit", (code) => reject(new Error(`the client ended with ${code}`)));
  });
}

/** What `openstack` with these words has printed. */
async function command(words) {
  const socket = await (started ??= start());
  const answer = await new Promise((resolve, reject) => {
    const parts = [];
    const asked = connect(socket, () => asked.write(`${JSON.stringify(words)}\n`));
    asked.on("data", (part) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts).toString())).on("error", reject);
  });
  const [code, printed, complaint] = JSON.parse(answer);
  if (code) throw new Error(`openstack ${words.join(" ")}: ${complaint}`);
  return printed;
}

/** What `openstack … -f json` says. */
export async function openstack(...words) {
  const printed = await command(["--os-cloud", "demo", ...words]);
  return printed && words.includes("json") ? JSON.parse(printed) : printed;
}
