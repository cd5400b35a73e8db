// Keystone's WebSSO for a page without a server: Keystone has the browser post the token to `websso/` beside
// this file, where no server takes it, but a service worker does, and hands it to the page.

const worker = new URL("websso-worker.js", import.meta.url).href;
const scope = new URL("websso/", import.meta.url).href;

// A worker that is there answers at once.
const LIMIT = 10_000;

// The only policy that the page makes of Trusted Types, and that its headers allow: it lets this one address through.
const policy = globalThis.trustedTypes?.createPolicy("slipway-websso", {
  createScriptURL(url) {
    if (url === worker) return url;
    throw new TypeError("no script but websso-worker.js");
  },
});

/** Sets the worker up, and promises the address where it waits for the token. */
export async function prepare() {
  const script = policy ? policy.createScriptURL(worker) : worker;
  const { installing, waiting, active } = await navigator.serviceWorker.register(script, { scope, updateViaCache: "none" });
  const newest = installing ?? waiting ?? active;
  await new Promise((resolve, reject) => {
    const look = () => {
      if (newest.state === "activated") resolve();
      if (newest.state === "redundant") reject(new Error("the worker has ended"));
    };
    newest.addEventListener("statechange", look);
    look();
  });
  return scope;
}

/** Promises the token behind `ticket`, if it came from the origin of `cloud`, or from where the browser does not say. */
export async function collect(ticket, cloud) {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  const { port1, port2 } = new MessageChannel();
  const { token, from } = await new Promise((resolve) => {
    setTimeout(resolve, LIMIT, {});
    // Nobody but the worker has the other end.
    port1.onmessage = ({ data }) => resolve(data ?? {});
    if (registration?.active) registration.active.postMessage({ ticket }, [port2]);
    else resolve({});
  });
  port1.close();
  const isOurs = typeof token === "string" && (!from || new URL(from).origin === new URL(cloud, import.meta.url).origin);
  // A token that nobody has asked for must not end the worker that waits for another.
  if (isOurs) await registration.unregister();
  return isOurs ? token : undefined;
}
