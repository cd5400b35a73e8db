// Servers that are followed for a while, and a page that follows them.

import { open, signIn } from "../support.mjs";
import { ABSENT, AUTH_URL, DEMO, apis, underWay, until } from "./support.mjs";
import { traces } from "./traces.mjs";

/** `count` servers called `prefix` and a number, and what a test does with them. */
export async function followed(prefix, count) {
  const demo = await apis("demo");
  const { tidy } = traces(demo, prefix);
  /** One more than is changed: it seems to be in the making, so that a page keeps following. */
  const slow = `${prefix}-${count + 1}`;
  let ids;

  async function make() {
    await tidy();
    const [image] = (await demo("image", "/images?name=cirros-0.6.2")).images;
    const flavor = (await demo("compute", "/flavors")).flavors.find(({ name }) => name === "m1.nano");
    const wanted = { name: prefix, imageRef: image.id, flavorRef: flavor.id, networks: "none", min_count: count + 1 };
    await demo("compute", "/servers", { method: "POST", body: { server: wanted } });
    const servers = await until(async () => {
      const { servers } = await demo("compute", `/servers/detail?name=%5E${prefix}-`);
      return servers.every(({ status }) => status === "ACTIVE") && servers;
    }, "servers that run");
    ids = new Map(servers.map(({ name, id }) => [name, id]));
  }

  /** Signs in; every answer about `slow` says that it is being built, and every other is the cloud's own. */
  async function following(t, url, options) {
    const page = await open(t, url, { ...ABSENT, ...options });
    const asked = [];
    const going = underWay(page);
    page.on("request", (request) => {
      if (!request.url().startsWith(url)) asked.push(`${request.method()} ${request.url()}`);
    });
    await page.evaluate((slow) => {
      const own = window.fetch;
      window.fetch = async (...all) => {
        const answer = await own(...all);
        if (!answer.ok || !/\/servers\/(detail|[0-9a-f-]{36}$)/.test(answer.url)) return answer;
        const json = await answer.json();
        const server = (json.servers ?? [json.server]).find((server) => server?.name === slow);
        if (server) Object.assign(server, { status: "BUILD", "OS-EXT-STS:task_state": "spawning" });
        return new Response(JSON.stringify(json), answer);
      };
    }, slow);
    await signIn(page, { ...DEMO, cloud: AUTH_URL });
    await page.locator("form.launch").waitFor();
    return { page, asked, isQuiet: () => going.size === 0 };
  }

  /** To the list by a click; it is there once the servers are. */
  async function list(page) {
    await page.getByRole("link", { name: "Servers", exact: true }).click();
    await page.getByRole("link", { name: slow, exact: true }).waitFor();
  }

  return { demo, slow, make, tidy, following, list, idOf: (name) => ids.get(name) };
}
