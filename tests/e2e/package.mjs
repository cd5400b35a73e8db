// The npm package made of a build, and installed as npm would.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { assemble } from "../../tools/package.mjs";
import { ROOT } from "./support.mjs";

/** Packs what is made of `dist`, and says where. */
export function pack(dist) {
  const work = mkdtempSync(join(tmpdir(), "slipway-package-"));
  process.once("exit", () => rmSync(work, { recursive: true, force: true }));
  assemble(`${ROOT}${dist}`, join(work, "made"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", join(work, "made")], { cwd: work, stdio: ["ignore", "pipe", "ignore"] }));
  return join(work, filename);
}

/** Installs `packed` for the pages in `folder`, and says where. */
export function install(packed, folder) {
  const installed = `${folder}/node_modules/slipway-launch`;
  rmSync(ROOT + installed, { recursive: true, force: true });
  mkdirSync(ROOT + installed, { recursive: true });
  execFileSync("tar", ["--extract", "--file", packed, "--directory", ROOT + installed, "--strip-components", "1"]);
  return installed;
}
