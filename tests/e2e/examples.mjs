// The examples as portals: for one cloud, built with the npm package, and served with it.

import { execFile } from "node:child_process";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { install } from "./package.mjs";
import { ROOT } from "./support.mjs";

const run = promisify(execFile);

export const EXAMPLES = ["plain", "react", "vue", "angular", "svelte"];

/** The cloud that they name. */
const NAMED = "https://sandbox.invalid/identity/v3";

/** Builds the pages in `folders` of `root` into `out`, all of them at once. */
export const bundle = (out, root, folders) => run(process.execPath, [`${ROOT}examples/build.mjs`, ROOT + out, ROOT + root, ...folders]);

/** Has every example name `cloud`, and builds them below `folder` with the package `packed`; gives what a portal has to serve. */
export async function examples(packed, folder, cloud = NAMED) {
  const out = `${folder}/built`;
  rmSync(ROOT + folder, { recursive: true, force: true });
  const installed = install(packed, folder);
  for (const example of EXAMPLES) {
    const source = join(ROOT, folder, example);
    cpSync(`${ROOT}examples/${example}`, source, { recursive: true });
    const files = readdirSync(source).map((file) => join(source, file));
    const naming = files.filter((file) => readFileSync(file, "utf8").includes(NAMED));
    if (naming.length !== 1) throw new Error(`${example} names its cloud in ${naming.length} files`);
    writeFileSync(naming[0], readFileSync(naming[0], "utf8").replace(NAMED, cloud));
  }
  await bundle(out, folder, EXAMPLES.filter((name) => name !== "plain"));
  // Plain pages have the package beside them.
  cpSync(join(ROOT, folder, "plain"), join(ROOT, out, "plain"), { recursive: true });
  return { "/examples/slipway/": installed, "/examples/": out };
}
