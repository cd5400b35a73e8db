// What is said by scripts, in the language that fits best.

/** Of `words`, which `tools/finish.mjs` has put in by language, those of the one nearest to `wanted`. */
export function wordsIn(words, wanted = navigator.language) {
  const near = Object.keys(words).find((tag) => tag.slice(0, 2) === wanted.slice(0, 2));
  const tag = words[wanted] ? wanted : (near ?? "en");
  return { tag, words: words[tag] };
}
