// An identity provider of its own, the certified `oidc-provider`, and Keystone behind Apache with
// mod_auth_openidc, as operators have it: what docs/federation.md tells, started for one file of tests.

import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import Provider from "oidc-provider";

import { ROOT } from "../support.mjs";
import { AUTH_URL } from "./support.mjs";

/** The provider, by its own name. */
export const ISSUER = "http://127.0.0.1:9100";
/** Keystone, as the page has it here. */
export const FEDERATED = "http://127.0.0.1:5001";

const KEYSTONE = { client_id: "keystone", client_secret: "only-of-these-tests" };
const REDIRECT = `${FEDERATED}/v3/auth/OS-FEDERATION/redirect`;

/** Starts the provider; `page` is who may come as `slipway`. */
export async function provider(page) {
  const { origin } = new URL(page);
  const house = new Provider(ISSUER, {
    clients: [
      { client_id: "slipway", token_endpoint_auth_method: "none", redirect_uris: [page, `${page}sign-in.html`] },
      { ...KEYSTONE, redirect_uris: [REDIRECT] },
    ],
    clientBasedCORS: (_, asked) => asked === origin,
    cookies: { keys: ["only-of-these-tests"] },
    features: {
      introspection: { enabled: true, allowedPolicy: (_, client) => client.clientId === KEYSTONE.client_id },
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
  const server = createServer(house.callback());
  server.unref();
  await new Promise((resolve, reject) => server.once("error", reject).listen(9100, "127.0.0.1", resolve));
  return house;
}

/** Starts Apache before Keystone with the lines of docs/federation.md, and ends it with `after`. */
export async function apache(after) {
  const folder = mkdtempSync(join(tmpdir(), "slipway-apache-"));
  chmodSync(folder, 0o755);
  const modules = [
    "mpm_event", "authz_core", "authz_user", "authn_core", "proxy", "proxy_http", "headers", "auth_openidc",
  ];
  writeFileSync(
    join(folder, "main.conf"),
    `ServerRoot ${folder}
     ServerName 127.0.0.1:5001
     Listen 127.0.0.1:5001
     PidFile ${folder}/pid
     ErrorLog ${folder}/error.log
     LogLevel error
     User www-data
     Group www-data
     StartServers 1
     ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
     ${told()}
     ProxyPreserveHost On
     ProxyPass / ${AUTH_URL}/`,
  );
  const server = spawn("/usr/sbin/apache2", ["-f", join(folder, "main.conf"), "-DFOREGROUND"], { stdio: "inherit" });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  after(async () => {
    server.kill();
    await ended;
  });
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Apache ended with ${server.exitCode}: ${readFileSync(join(folder, "error.log"), "utf8")}`);
    if (await fetch(`${FEDERATED}/v3`).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the document has operators write into Apache's configuration, with the names of this place. */
function told() {
  const document = readFileSync(join(ROOT, "docs/federation.md"), "utf8");
  let lines = document.match(/```apache\n([^]*?)```/)[1];
  for (const [there, here] of Object.entries({
    "https://login.example.org": ISSUER,
    "https://cloud.example.org/identity": FEDERATED,
    "/identity/v3": "/v3",
    "<client of Keystone>": KEYSTONE.client_id,
    "<its secret>": KEYSTONE.client_secret,
    "<another secret>": "only-of-these-tests-too",
  })) {
    if (!lines.includes(there)) throw new Error(`docs/federation.md has no ${there}`);
    lines = lines.replaceAll(there, here);
  }
  return lines;
}

/** Tells Keystone of the provider: those who come from there are a group that works in demo. */
export async function trust() {
  const password = { user: { name: "admin", domain: { id: "default" }, password: "secret" } };
  const auth = {
    identity: { methods: ["password"], password },
    scope: { project: { name: "admin", domain: { id: "default" } } },
  };
  const ask = async (method, path, body, token) => {
    const headers = { "content-type": "application/json", ...(token && { "x-auth-token": token }) };
    const answer = await fetch(`${AUTH_URL}/v3${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text && JSON.parse(text) };
  };
  const token = (await ask("POST", "/auth/tokens", { auth })).headers.get("x-subject-token");
  const keystone = async (method, path, body, allowed = []) => {
    const { status, body: said } = await ask(method, path, body, token);
    if (status < 300 || allowed.includes(status)) return said;
    throw new Error(`${method} ${path}: ${status} ${JSON.stringify(said)}`);
  };
  const named = async (kind, name) => (await keystone("GET", `/${kind}?name=${name}`))[kind][0]?.id;
  // There already, from an earlier run.
  const put = async (path, body) => {
    if ((await ask("GET", path, undefined, token)).status === 404) await keystone("PUT", path, body);
    else await keystone("PATCH", path, body);
  };
  if (!(await named("groups", "house"))) await keystone("POST", "/groups", { group: { name: "house", domain_id: "default" } });
  const [group, project, role] = await Promise.all([named("groups", "house"), named("projects", "demo"), named("roles", "member")]);
  await keystone("PUT", `/projects/${project}/groups/${group}/roles/${role}`);
  const rules = [
    {
      local: [{ user: { name: "{0}" } }, { group: { name: "house", domain: { id: "default" } } }],
      remote: [{ type: "HTTP_OIDC_SUB" }, { type: "HTTP_OIDC_SUB", not_any_of: ["stranger"] }, { type: "HTTP_OIDC_ISS", any_one_of: [ISSUER] }],
    },
  ];
  await put("/OS-FEDERATION/identity_providers/house", { identity_provider: { enabled: true, remote_ids: [ISSUER] } });
  await put("/OS-FEDERATION/mappings/house", { mapping: { rules } });
  await put("/OS-FEDERATION/identity_providers/house/protocols/openid", { protocol: { mapping_id: "house" } });
}
