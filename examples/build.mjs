// Builds pages with the packages of this folder, for the tests.
//
//   node examples/build.mjs OUT ROOT FOLDER…

import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "vite";

const HERE = fileURLToPath(new URL(".", import.meta.url));

// Pages that stand elsewhere have few packages of their own.
const packages = {
  name: "packages",
  enforce: "pre",
  async resolveId(source, importer) {
    const isOurs = /^[@a-z]/.test(source) && importer && !importer.includes("node_modules") && !importer.startsWith(HERE);
    if (!isOurs) return undefined;
    return (await this.resolve(source, importer, { skipSelf: true })) ?? this.resolve(source, join(HERE, "index.html"), { skipSelf: true });
  },
};

const [out, root, ...folders] = process.argv.slice(2);
const outDir = resolve(out);
await build({
  root: resolve(root),
  configFile: join(HERE, "vite.config.js"),
  plugins: [packages],
  base: "./",
  logLevel: "warn",
  build: { outDir, emptyOutDir: true, reportCompressedSize: false, minify: false, rolldownOptions: { input: folders.map((folder) => resolve(root, folder, "index.html")) } },
});
