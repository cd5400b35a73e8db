// The npm package made of the sandbox's build, installed where the examples look for theirs.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { assemble } from "../../tools/package.mjs";
import { ROOT } from "./support.mjs";

/** Packs and installs it, and says where it is packed. */
export function install() {
  const work = mkdtempSync(join(tmpdir(), "slipway-package-"));
  process.once("exit", () => rmSync(work, { recursive: true, force: true }));
  assemble(`${ROOT}target/sandbox`, join(work, "made"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", join(work, "made")], { cwd: work, stdio: ["ignore", "pipe", "ignore"] }));
  const packed = join(work, filename);
  const installed = `${ROOT}examples/node_modules/slipway-launch`;
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["--extract", "--file", packed, "--directory", installed, "--strip-components", "1"]);
  return packed;
}
