// Firefox as Debian has it, driven by its own protocol, Marionette: a line of JSON behind its length.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "./port.mjs";

const PATIENCE = 60_000;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until `attempt` gives something, and fails with its last complaint when it never does. */
async function until(what, attempt) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      const found = await attempt();
      if (found) return found;
    } catch (complaint) {
      if (Date.now() > end) throw complaint;
    }
    if (Date.now() > end) throw new Error(`it never came about: ${what}`);
    await pause(100);
  }
}

/** One browser with one page. */
export class Firefox {
  #socket;
  #waiting = new Map();
  #last = 0;

  /** Starts it with a fresh profile; `close` ends it. */
  static async launch() {
    const port = await freePort();
    const profile = mkdtempSync(join(tmpdir(), "slipway-firefox-"));
    writeFileSync(join(profile, "user.js"), `user_pref("marionette.port", ${port});\nuser_pref("network.proxy.type", 0);\nuser_pref("dom.disable_open_during_load", false);\n`);
    const program = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
    const child = spawn(program, ["--marionette", "--headless", "--no-remote", "--profile", profile], { stdio: "ignore" });
    const firefox = new Firefox();
    firefox.close = async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      firefox.#socket?.destroy();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    };
    try {
      await until("Firefox listens", () => firefox.#connect(port));
      await firefox.#ask("WebDriver:NewSession", { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
    } catch (complaint) {
      await firefox.close();
      throw complaint;
    }
    return firefox;
  }

  #connect(port) {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => {
        this.#socket = socket;
        resolve(true);
      });
      socket.on("error", reject);
      let read = Buffer.alloc(0);
      socket.on("data", (part) => {
        read = Buffer.concat([read, part]);
        for (;;) {
          const colon = read.indexOf(":");
          const length = Number(read.subarray(0, colon).toString());
          if (colon < 0 || read.length < colon + 1 + length) return;
          this.#take(JSON.parse(read.subarray(colon + 1, colon + 1 + length).toString()));
          read = read.subarray(colon + 1 + length);
        }
      });
    });
  }

  #take(message) {
    // What it says first is who it is.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) reject(new Error(`${error.error}: ${error.message}`));
    else resolve(result);
  }

  #ask(command, parameters) {
    const id = ++this.#last;
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  goto(url) {
    return this.#ask("WebDriver:Navigate", { url });
  }

  /** Every window, in the order in which they were opened. */
  windows() {
    return this.#ask("WebDriver:GetWindowHandles", {});
  }

  /** From now on it is about this one. */
  look(handle) {
    return this.#ask("WebDriver:SwitchToWindow", { handle });
  }

  /** What the body of a function gives, in the page. */
  async run(script, ...args) {
    return (await this.#ask("WebDriver:ExecuteScript", { script, args })).value;
  }

  /** Waits until that is true. */
  until(script, ...args) {
    return until(`${script} ${args}`, () => this.run(script, ...args));
  }
}
