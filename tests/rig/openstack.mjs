// python-openstackclient as a client of the rig: a process that runs its commands (command.py).

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { ROOT } from "../e2e/support.mjs";

export class OpenStack {
  static PYTHON = `${ROOT}.cloud/venv/bin/python`;

  #process;
  #lines;

  #world;
  #want;

  constructor(world) {
    this.#world = world;
    this.#process = spawn(OpenStack.PYTHON, [`${ROOT}tests/rig/command.py`], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
  }

  ready(want) {
    this.#want = want;
  }

  async launch() {
    const { name, count } = this.#want;
    const order = { address: this.#world.address, auth_url: this.#world.authUrl, name, count };
    this.#process.stdin.write(`${JSON.stringify(order)}\n`);
    return JSON.parse((await this.#lines.next()).value);
  }

  async close() {
    this.#process.stdin.end();
  }
}
