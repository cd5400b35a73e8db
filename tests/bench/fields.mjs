// The browser's half of `make bench`: ten thousand servers, JavaScript's way to read them, and the
// rounds that set it beside ours.

/**
 * A list of `count` servers as bytes, each like `template` and none like another; written as Nova
 * does it: Python's spaces, and nothing but ASCII.
 */
export function list(template, count) {
  const servers = Array.from({ length: count }, (_, number) => server(template, number));
  const text = python({ servers });
  return { text, bytes: new TextEncoder().encode(text) };
}

function server(template, number) {
  const id = (kind) => `${number.toString(16).padStart(8, "0")}-81${kind}-4b18-b930-dbfc38cbd175`;
  const mac = `fa:16:3e:${[16, 8, 0].map((shift) => ((number >> shift) & 255).toString(16).padStart(2, "0")).join(":")}`;
  const address = (version, addr, type) =>
    ({ version, addr, "OS-EXT-IPS:type": type, "OS-EXT-IPS-MAC:mac_addr": mac });
  const links = (place) => ["v2.1/", ""].map((version, at) =>
    ({ rel: ["self", "bookmark"][at], href: `https://nova.cloud.example:8774/${version}${place}` }));
  const made = {
    ...template,
    id: id("a1"),
    name: number % 10 ? `web-${number}` : `bücher-${number}`,
    status: ["ACTIVE", "ACTIVE", "SHUTOFF", "BUILD", "ERROR"][number % 5],
    "OS-EXT-STS:task_state": number % 5 === 3 ? "spawning" : null,
    addresses: {
      private: [
        address(6, `fd00:10:10:0:f816:3eff:fe1a:${number.toString(16)}`, "fixed"),
        address(4, `10.10.${number >> 8}.${number & 255}`, "fixed"),
        address(4, `203.0.${number >> 8}.${number & 255}`, "floating"),
      ],
    },
    image: number % 4 ? { id: id("b2"), links: links(`images/${id("b2")}`).slice(1) } : "",
    key_name: number % 3 ? "laptop" : null,
    links: links(`servers/${id("a1")}`),
    metadata: { role: "web", team: "platform", "cost-centre": `${4000 + (number % 50)}` },
    security_groups: [{ name: "default" }, { name: `web-${number % 7}` }],
  };
  if (made.status === "ERROR") {
    made.fault = { code: 500, created: made.created, message: "No valid host was found. There are not enough hosts available." };
  }
  return made;
}

function python(value) {
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  if (value && typeof value === "object") {
    return `{${Object.entries(value).map(([key, field]) => `${python(key)}: ${python(field)}`).join(", ")}}`;
  }
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The number of servers and a checksum over their fields: the fields of `tests/bench/decode.rs`. */
export function fields({ servers }) {
  let sum = 0;
  const number = (value) => { sum = (Math.imul(sum, 31) + value) | 0; };
  const text = (value) => {
    number(value.length);
    number(value.length ? value.charCodeAt(value.length - 1) : 0);
  };
  for (const server of servers) {
    number(server.name.length);
    text(server.id);
    text(server.status);
    text(server["OS-EXT-STS:task_state"] ?? "");
    for (const [network, addresses] of Object.entries(server.addresses)) {
      text(network);
      for (const address of addresses) {
        text(address.addr);
        text(address["OS-EXT-IPS:type"] ?? "");
      }
    }
    text(server.flavor.original_name ?? "");
    number(server.flavor.vcpus ?? 0);
    number(server.flavor.ram ?? 0);
    number(server.flavor.disk ?? 0);
    text(server.image.id ?? "");
    text(server.key_name ?? "");
    for (const group of server.security_groups) text(group.name);
    text(server.created);
    text(server.fault?.message ?? "");
  }
  return [servers.length, sum >>> 0];
}

/** Milliseconds that each of `sides` took in each of `rounds`, in turns and in changing order. */
export async function measure(sides, warmUp, rounds) {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  const names = Object.keys(sides);
  let expected;
  for (let round = -warmUp; round < rounds; round += 1) {
    names.push(names.shift());
    for (const name of names) {
      const start = performance.now();
      const got = `${await sides[name]()}`;
      const took = performance.now() - start;
      expected ??= got;
      if (got !== expected) throw new Error(`${name} reads ${got} instead of ${expected}`);
      if (round >= 0) times[name].push(took);
      // The garbage of one side is not collected in the time of the next, as far as that can be had.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return times;
}
