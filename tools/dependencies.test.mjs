import assert from "node:assert/strict";
import { test } from "node:test";

import { isAllowed, ofCrates, ofPackages } from "./dependencies.mjs";

test("one licence of several is enough, and all that are asked for together are needed", () => {
  for (const met of ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]) {
    assert.ok(isAllowed(met), met);
  }
  for (const unmet of ["GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR MIT) AND AGPL-3.0", "GPL-2.0 WITH Classpath-exception-2.0", "", undefined, "MIT GPL-3.0"]) {
    assert.ok(!isAllowed(unmet), unmet);
  }
});

test("a crate from elsewhere, of another licence, or that is banned is named", () => {
  const source = "registry+https://github.com/rust-lang/crates.io-index";
  const faults = ofCrates([
    { name: "good", version: "1.0.0", license: "MIT", source },
    { name: "slipway", version: "0.1.0", license: "Apache-2.0", source: null },
    { name: "forked", version: "1.0.0", license: "MIT", source: "git+https://example.org/forked" },
    { name: "copyleft", version: "1.0.0", license: "AGPL-3.0", source },
    { name: "rsa", version: "0.9.0", license: "MIT", source },
  ]);

  assert.deepEqual(faults.map((fault) => fault.split(" ")[0]), ["forked", "copyleft", "rsa"]);
});

test("a package without a checksum or from elsewhere is named", () => {
  const resolved = "https://registry.npmjs.org/a/-/a-1.0.0.tgz";
  const faults = ofPackages({
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0", license: "MPL-2.0", resolved, integrity: "sha512-x" },
      "node_modules/b": { version: "1.0.0", license: "MIT", resolved },
      "node_modules/c": { version: "1.0.0", license: "MIT", resolved: "https://example.org/c.tgz", integrity: "sha512-x" },
    },
  });

  assert.deepEqual(faults, ["b 1.0.0: it has no checksum", "c 1.0.0: it comes from https://example.org/c.tgz"]);
});
