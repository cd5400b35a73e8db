// Takes the token that Keystone has the browser post to `websso/`, keeps it in memory alone, and hands it out once.

const page = new URL("./", location).href;
const callback = new URL("websso/", location).href;

// As long as the page may take to load, and as large as tokens may be.
const KEPT = 120_000;
const LARGEST = 65_536;

const waiting = new Map();

addEventListener("install", () => skipWaiting());

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "POST" && mode === "navigate" && url === callback) event.respondWith(taken(event));
});

/** To the tab that has begun, with a ticket for the token in the place of the token. */
async function taken(event) {
  const form = await event.request.formData().catch(() => undefined);
  const [token, ...others] = form?.getAll("token") ?? [];
  const ticket = crypto.randomUUID();
  if (typeof token === "string" && token.length <= LARGEST && !others.length) {
    // While this is pending the browser does not end the worker, and with it the token.
    event.waitUntil(new Promise((forget) => {
      const end = () => (waiting.delete(ticket), forget());
      waiting.set(ticket, { token, from: event.request.referrer, end });
      setTimeout(end, KEPT);
    }));
  }
  // It knows whether it is a window that another page has opened, which would lose that page on the way by any other.
  return Response.redirect(`${page}sign-in.html#websso=${ticket}`, 303);
}

addEventListener("message", ({ origin, source, data, ports: [port] }) => {
  const isPage = origin === location.origin && source?.type === "window" && source.url.startsWith(page);
  if (!isPage || !port) return;
  const { token, from, end } = waiting.get(data?.ticket) ?? {};
  port.postMessage({ token, from });
  end?.();
});
