// When a page has shown what changed in the cloud.

import assert from "node:assert/strict";

import { until } from "../e2e/cloud/support.mjs";

/** Notes in the page when which badge is beside which name. */
export const watchBadges = (page) =>
  page.evaluate(() => {
    window.shown = [];
    const last = new Map();
    const look = () => {
      for (const row of document.querySelectorAll(".list__row, article.server")) {
        const name = row.querySelector("h1, .servers__name a")?.textContent;
        const badge = row.querySelector(".badge")?.textContent;
        if (badge && last.get(name) !== badge) window.shown.push({ name, badge, at: Date.now() });
        if (badge) last.set(name, badge);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

/**
 * How many milliseconds after the cloud the page has shown each of `changes`, which end in one of the badges `rests`;
 * those of a server in their order.
 */
export async function lags(page, changes, rests) {
  const names = [...new Set(changes.map(({ name }) => name))];
  const shown = await until(async () => {
    const all = (await page.evaluate(() => window.shown)).filter(({ badge }) => rests.includes(badge));
    const of = (name) => all.filter((one) => one.name === name).slice(1);
    const matched = names.flatMap((name) => {
      const done = changes.filter((one) => one.name === name);
      return of(name).length >= done.length ? done.map((one, at) => ({ ...one, shown: of(name)[at] })) : [];
    });
    return matched.length === changes.length && matched;
  }, "every change");
  for (const one of shown) assert.equal(one.shown.badge, one.badge, JSON.stringify(shown));
  return shown.map((one) => Math.max(0, one.shown.at - one.at)).toSorted((one, other) => one - other);
}

/** The number that `share` of the sorted `numbers` do not exceed. */
export const at = (numbers, share) => numbers[Math.ceil(numbers.length * share) - 1];

/** Sorted times in words. */
export const figures = (all) => `${all.length} changes: median ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms, longest ${at(all, 1)} ms`;
