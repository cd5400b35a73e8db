// Looks for planted secrets everywhere that a page may leave one.

/** `secret` as it may be written somewhere. */
function forms(secret) {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from("x".repeat(shift) + secret).toString("base64").replace(/=+$/, "");
    // What the bytes around it change is left out.
    return text.slice(shift ? 4 : 0, -4);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, encodeURIComponent(secret), escaped, Buffer.from(secret).toString("hex"), ...base64])].filter((form) => form === secret || form.length >= 8);
}

/** Hears all that `page` says and asks for, from now on: the console, errors, addresses, events of ours; of what else stands `within`, the events. */
export async function listen(page, within = page) {
  const heard = [];
  page.on("console", (message) => heard.push(["console", message.text()]));
  page.on("pageerror", (error) => heard.push(["error", `${error.message} ${error.stack}`]));
  page.on("request", (request) => {
    heard.push(["address", request.url()]);
    const { referer, cookie } = request.headers();
    heard.push(["referrer", referer ?? ""], ["sent cookie", cookie ?? ""]);
  });
  page.on("framenavigated", (frame) => heard.push(["history", frame.url()]));
  await within.addInitScript(() => {
    const log = (window.heardEvents = []);
    const told = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event instanceof CustomEvent || event instanceof MessageEvent) log.push(JSON.stringify([event.type, event.detail ?? event.data]));
      return told.call(this, event);
    };
    for (const name of ["pushState", "replaceState"]) {
      const plain = history[name];
      history[name] = function (state, title, url) {
        log.push(JSON.stringify([name, state, title, String(url)]));
        return plain.call(this, state, title, url);
      };
    }
    addEventListener("message", (event) => log.push(JSON.stringify(["message", event.data])));
  });
  return heard;
}

/** What is kept, by where it is kept. */
export async function kept(page) {
  const cookies = await page.context().cookies();
  const found = await page.evaluate(async () => {
    const parts = [["cookie", document.cookie], ["window.name", name], ["address bar", location.href], ["title", document.title]];
    parts.push(["history.state", JSON.stringify(history.state)]);
    for (const [where, storage] of [["localStorage", localStorage], ["sessionStorage", sessionStorage]]) {
      for (let at = 0; at < storage.length; at += 1) parts.push([where, `${storage.key(at)}=${storage.getItem(storage.key(at))}`]);
    }
    for (const { name, version } of await indexedDB.databases()) {
      const base = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name, version);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = reject;
      });
      for (const store of base.objectStoreNames) {
        const all = base.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (all.onsuccess = resolve));
        parts.push([`IndexedDB ${name}.${store}`, JSON.stringify(all.result)]);
      }
      base.close();
    }
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys()) parts.push([`Cache ${key}`, request.url + (await (await cache.match(request)).text())]);
    }
    for (const entry of performance.getEntries()) parts.push(["performance", entry.name]);
    for (const event of window.heardEvents) parts.push(["event", event]);
    return parts;
  });
  return [...found, ...cookies.map((cookie) => ["cookie", `${cookie.name}=${cookie.value}`])];
}

/** What stands in the document, and in the elements within: markup, and what is typed. */
export const drawn = (page) =>
  page.evaluate(() => {
    const parts = [["document", document.documentElement.outerHTML]];
    const look = (root) => {
      for (const at of root.querySelectorAll("*")) {
        if ("value" in at && typeof at.value === "string") parts.push([`value of ${at.tagName} ${at.id}`, at.value]);
        if (!at.shadowRoot) continue;
        parts.push([`inside ${at.tagName}`, at.shadowRoot.innerHTML + at.shadowRoot.textContent]);
        look(at.shadowRoot);
      }
    };
    look(document);
    return parts;
  });

/** Where `secrets`, by what they are, stand in `parts`. */
export function leaks(secrets, parts) {
  return Object.entries(secrets).flatMap(([what, secret]) =>
    parts.filter(([, text]) => forms(secret).some((form) => text.includes(form))).map(([where, text]) => `${what} in ${where}: ${text.slice(0, 120)}`),
  );
}
