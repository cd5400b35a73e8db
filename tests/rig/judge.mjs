// Counts what launches came to from the cloud's side: by plain requests past the bad network.

/** Works in the sandbox's project `demo`, and never ends: `src/sandbox/mod.rs`. */
const TOKEN = "sandbox-portal-token";

/** One cloud of the rig, with faults and a time of its own. */
export class World {
  constructor(rig, name) {
    this.address = `${rig}/${name}`;
    this.authUrl = `${this.address}/page/sandbox.invalid/identity/v3`;
  }

  async order(order) {
    await fetch(`${this.address}?${order}`);
  }

  async #list(path, key) {
    const answer = await fetch(`${this.address}/past/regionone.sandbox.invalid/${path}`, { headers: { "X-Auth-Token": TOKEN } });
    return (await answer.json())[key];
  }

  async servers() {
    return (await this.#list("compute/v2.1/servers/detail", "servers")).map((server) => server.id);
  }

  /** The ports that nothing is plugged into. */
  async freePorts() {
    return (await this.#list("networking/v2.0/ports", "ports")).filter((port) => !port.device_id).length;
  }
}

const COUNTS = ["made", "not made", "refused", "unknown", "closed", "duplicates", "lost", "orphans", "untrue", "broken"];
/** What there must be none of. */
const WRONG = ["duplicates", "lost", "orphans", "untrue", "broken"];

/** What the launches of one client came to. */
export class Tally {
  constructor(client) {
    this.client = client;
    this.counts = Object.fromEntries(COUNTS.map((name) => [name, 0]));
    this.notes = [];
  }

  #wrong(what, seed, why, times = 1) {
    this.counts[what] += times;
    this.notes.push(`${this.client}, seed ${seed}: ${what}: ${why}`);
  }

  /** Hears what the client says at this moment, and holds it against the cloud. */
  async hear(seed, said, world) {
    const servers = await world.servers();
    const isThere = (id) => servers.includes(id);
    const isTrue = { made: servers.length > 0 && (said.ids ?? []).every(isThere), unknown: true, closed: true }[said.word] ?? !servers.length;
    if (!isTrue) this.#wrong("untrue", seed, `it said ${said.word} ${said.ids ?? ""} of ${servers.length} servers`);
  }

  /** Counts what there is when nothing can come any more; `last` is the client's last word. */
  async close(seed, { first, last, wanted, freePorts, world }) {
    this.counts[first]++;
    const servers = await world.servers();
    const orphans = (await world.freePorts()) - freePorts;
    if (servers.length > wanted) this.#wrong("duplicates", seed, `${servers.length} of ${wanted}`, servers.length - wanted);
    if (servers.length && last !== "made") this.#wrong("lost", seed, `${servers.length} servers, and it last said ${last}`);
    if (last === "made" ? !servers.length : last === "unknown") this.#wrong("untrue", seed, `it last said ${last} of ${servers.length} servers`);
    if (orphans > 0) this.#wrong("orphans", seed, `${orphans} ports`, orphans);
  }

  /** A launch that came to no end, or lost what was typed. */
  broke(seed, error) {
    this.#wrong("broken", seed, error.message);
  }

  get isClean() {
    return WRONG.every((name) => !this.counts[name]);
  }
}

/** The counts of several clients, side by side. */
export function table(tallies) {
  const line = (title, cells) => title.padEnd(28) + cells.map((cell) => String(cell).padStart(24)).join("");
  return [line("", tallies.map((tally) => tally.client)), ...COUNTS.map((name) => line(name, tallies.map((tally) => tally.counts[name])))];
}
