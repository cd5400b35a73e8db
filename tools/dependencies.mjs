// Holds what the project is made of to its rules: known licences, known registries, nothing without a
// checksum. Security advisories need the network: `cargo audit` and `npm audit` ask for them.
//
//   node tools/dependencies.mjs

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What may stand beside the Apache License 2.0; those of tools only where nothing of it is shipped. */
const LICENCES = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0",
  "Unicode-3.0", "Unlicense", "Zlib",
]);
const TOOLS = new Set([...LICENCES, "BlueOak-1.0.0", "MPL-2.0"]);

const CRATES = "registry+https://github.com/rust-lang/crates.io-index";
const NPM = "https://registry.npmjs.org/";

// Crates that must not come in by a detour, and why.
const BANNED = new Map([
  ["rsa", "RUSTSEC-2023-0071 is open"],
  ["openssl-sys", "the page does no TLS, the tools use the system's"],
]);

/** Whether an SPDX expression (`/` is the old way to say OR) can be met by licences of `allowed`. */
export function isAllowed(expression, allowed = LICENCES) {
  const tokens = (expression ?? "").replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const inner = either();
      at += 1;
      return inner;
    }
    let name = tokens[at++];
    if (tokens[at] === "WITH") name = `${name} WITH ${tokens[(at += 2) - 1]}`;
    return allowed.has(name);
  };
  const both = () => {
    let holds = one();
    while (tokens[at] === "AND") {
      at += 1;
      holds = one() && holds;
    }
    return holds;
  };
  const either = () => {
    let holds = both();
    while (tokens[at] === "OR") {
      at += 1;
      holds = both() || holds;
    }
    return holds;
  };
  return tokens.length > 0 && either() && at === tokens.length;
}

/** What is wrong with the packages of `cargo metadata`. */
export function ofCrates(packages) {
  return packages.flatMap(({ name, version, license, source }) => {
    const faults = [];
    if (!isAllowed(license)) faults.push(`its licence is ${license}`);
    if (source !== null && source !== CRATES) faults.push(`it comes from ${source}`);
    if (BANNED.has(name)) faults.push(BANNED.get(name));
    return faults.map((fault) => `${name} ${version}: ${fault}`);
  });
}

/** What is wrong with the packages of an npm lock file, none of which is shipped. */
export function ofPackages({ packages }) {
  return Object.entries(packages).flatMap(([path, { version, license, resolved, integrity, link }]) => {
    if (path === "" || link) return [];
    const faults = [];
    if (!isAllowed(license, TOOLS)) faults.push(`its licence is ${license}`);
    // Where none is named, it is the registry.
    if (resolved !== undefined && !resolved.startsWith(NPM)) faults.push(`it comes from ${resolved}`);
    if (!integrity?.startsWith("sha512-")) faults.push("it has no checksum");
    return faults.map((fault) => `${path.replace(/^.*node_modules\//, "")} ${version}: ${fault}`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const read = (file) => readFileSync(root + file, "utf8");
  const metadata = execFileSync("cargo", ["metadata", "--locked", "--format-version", "1"], { cwd: root, maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] });
  const { packages } = JSON.parse(metadata);
  const bare = read("Cargo.lock").split("[[package]]").filter((it) => it.includes("source = ") && !it.includes("checksum = "));
  const faults = [
    ...ofCrates(packages),
    ...bare.map((it) => `${it.match(/name = "(.*)"/)[1]}: it has no checksum`),
    ...["tools", "tests/e2e", "examples"].flatMap((folder) => ofPackages(JSON.parse(read(`${folder}/package-lock.json`)))),
  ];
  for (const fault of faults) console.error(fault);
  console.log(`${packages.length} crates, ${faults.length ? `${faults.length} faults` : "all of known licences and origins"}`);
  process.exitCode = faults.length ? 1 : 0;
}
