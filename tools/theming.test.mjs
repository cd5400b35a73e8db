// docs/theming.md names every custom property, and every part that it names is drawn.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (file) => readFileSync(root + file, "utf8");
const doc = read("docs/theming.md");
const styles = readdirSync(`${root}style`).filter((file) => file.endsWith(".css") && !file.startsWith("."));
const style = styles.map((file) => read(`style/${file}`)).join("\n");
const set = [...read("style/tokens.css").matchAll(/^ {2}(--os-[a-z0-9-]+): ([^;]+);/gm)].map(([, name, value]) => [name, value.replace(/\s+/g, " ")]);

test("each custom property is used, and stands in the documentation with its value", () => {
  const used = new Set([...style.matchAll(/var\((--os-[a-z0-9-]+)\)/g)].map(([, name]) => name));
  const told = new Map([...doc.matchAll(/^\|[^|]*\| `(--os-[a-z0-9-]+)` \| (.*) \|$/gm)].map(([, name, value]) => [name, value]));

  assert.ok(set.length >= 90);
  assert.deepEqual(set.map(([name]) => name).filter((name) => !used.has(name)), []);
  assert.deepEqual([...used].filter((name) => !set.some(([known]) => known === name)), []);
  assert.deepEqual([...told.keys()].sort(), set.map(([name]) => name).sort());
  for (const [name, value] of set.filter(([name]) => !name.startsWith("--os-font"))) {
    assert.equal(told.get(name), `\`${value.replace(/^var\((--os-[a-z0-9-]+)\)$/, "$1")}\``, name);
  }
});

test("each part that is named is styled by us, too", () => {
  const [, parts] = doc.split("## Parts");
  const named = [...parts.matchAll(/`(?:::part\()?([a-z]+(?:(?:__|--|-)[a-z]+)*)\)?`/g)].map(([, name]) => name).filter((name) => name !== "part");

  assert.ok(named.length > 25);
  assert.deepEqual(named.filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(style)), []);
});
