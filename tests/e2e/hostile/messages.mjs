// Messages at Slipway's frame: of anybody at its window, and of the page around at its port, none of which it may obey.

/**
 * Runs in the page around, which has the frame `#raw`: greets it, and leaves `state()`, `say()` and `pour()` there. What is
 * poured is made by a generator with a seed: any structure, and what the contract knows with one thing wrong.
 */
export async function fuzz({ origin, cloud }) {
  const frame = document.querySelector("#raw");
  const messages = [];
  const waiting = new Map();
  let count = 0;
  let state;
  let port;

  const take = ({ data }) => {
    if (data.type === "state") state = JSON.parse(data.draft) ?? undefined;
    if (data.type === "token") port.postMessage({ type: "token", id: data.id, token: "sandbox-portal-token" });
    if (data.type === "done" && waiting.has(data.id)) return waiting.get(data.id)();
    if (data.type !== "height") messages.push(data);
  };
  await new Promise((resolve) => {
    const hear = ({ data, source }) => {
      if (source !== frame.contentWindow || data?.type !== "hello") return;
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = take;
      frame.contentWindow.postMessage({ slipway: 1, type: "connect", of: "launch" }, origin, [channel.port2]);
      removeEventListener("message", hear);
      resolve();
    };
    addEventListener("message", hear);
    // It may have said so already.
    frame.src = frame.src;
  });
  for (const [name, value] of Object.entries({ cloud, language: "en" })) port.postMessage({ type: "attribute", name, value });
  port.postMessage({ type: "has", getToken: true, fetch: false });
  port.postMessage({ type: "begin" });

  /** Until the frame has heard all that was said before. */
  const heard = () => {
    count += 1;
    const done = new Promise((resolve) => waiting.set(count, resolve));
    port.postMessage({ type: "call", id: count, name: "preload" });
    return done;
  };

  const WORDS = [
    "", "reset", "submit", "validate", "prefill", "attribute", "call", "token", "begin", "has", "connect", "name=evil", "draft={}", "locked", "cloud",
    "__proto__", "constructor", "prototype", "then", "toString", "onclick", "innerHTML", "remove", "javascript:alert(1)", "https://evil.example/",
    "<img src=x onerror=alert(1)>", "\u0000", "\ud800", "x".repeat(500),
  ];
  const KNOWN = [
    { type: "attribute", name: "locked", value: "name" },
    { type: "attribute", name: "cloud", value: "https://evil.example/v3" },
    { type: "prefill", link: "name=evil" },
    { type: "endpoints", value: { compute: "https://evil.example/" } },
    { type: "has", getToken: false, fetch: true },
    { type: "begin" },
    { type: "call", id: 1, name: "reset" },
    { type: "call", id: 2, name: "submit" },
    { type: "view", start: 1, end: 2, size: 3 },
    { type: "token", id: 1, token: "evil" },
    { type: "permit", id: 1, goes: true, changes: [{ name: "evil", metadata: { a: "b" }, tags: ["c"] }] },
    { type: "fetched", id: 1, status: 200, headers: [["a", "b"]], body: new ArrayBuffer(2) },
    { type: "failed", id: 1, message: "evil" },
  ];
  // Of no kind that any field has.
  const WRONG = [undefined, 1.5, -1, NaN, Infinity, 10n, new Date(0), new Map([["a", 1]]), new Set([1]), /a/, [[1]], [null], { a: {} }, new Error("a"), new Uint8Array(3)];

  window.state = () => state;
  window.say = (message) => port.postMessage(message);
  window.pour = async (many, seed) => {
    // mulberry32
    const chance = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const below = (limit) => Math.floor(chance() * limit);
    const one = (list) => list[below(list.length)];
    const any = (depth = 0) => {
      const kind = below(depth > 3 ? 5 : 9);
      if (kind === 0) return one([null, true, false]);
      if (kind === 1) return one([0, 1, 2, 2 ** 53, -0, 1e308]);
      if (kind === 2) return one(WRONG);
      if (kind < 5) return one(WORDS);
      if (kind < 6) return Array.from({ length: below(4) }, () => any(depth + 1));
      const made = {};
      for (let fields = below(5); fields > 0; fields -= 1) {
        Object.defineProperty(made, one([...WORDS, "type", "id", "name", "value", "slipway"]), { value: any(depth + 1), enumerable: true, configurable: true, writable: true });
      }
      if (chance() < 0.1) made.self = made;
      return made;
    };
    const copy = (message) => ({ ...message });
    const broken = () => {
      const message = copy(one(KNOWN));
      const names = Object.keys(message);
      const kind = below(4);
      if (kind === 0) delete message[one(names)];
      else if (kind === 1) message[one(["more", "slipway", "toString", "constructor"])] = any();
      else if (kind === 2) message.type = one([...WORDS.filter((word) => !KNOWN.some(({ type }) => type === word)), "Call", "call ", ["call"]]);
      else message[one(names)] = one(WRONG);
      return message;
    };
    const answer = () => ({ ...one(KNOWN.slice(9)), id: 1000 + below(1000) });
    const greeting = () => ({ slipway: one([1, 1, 2, "1", null]), type: one(["connect", "hello", "refused", any()]), of: one(["launch", "servers", any()]) });

    messages.length = 0;
    const start = performance.now();
    let sent = 0;
    while (sent < many) {
      for (const end = Math.min(many, sent + 5000); sent < end; sent += 1) {
        const turn = below(6);
        // At the window even what is right says nothing any more.
        if (turn === 0) frame.contentWindow.postMessage(one([copy(one(KNOWN)), broken(), any()]), "*");
        else if (turn === 1) frame.contentWindow.postMessage(greeting(), origin, chance() < 0.05 ? [new MessageChannel().port2] : []);
        else if (turn === 2) port.postMessage(any());
        else if (turn === 3) port.postMessage(answer());
        else port.postMessage(broken());
      }
      await heard();
    }
    return { sent, took: performance.now() - start, answers: messages };
  };
}
