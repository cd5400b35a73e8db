// python-openstackclient as a client of the rig: a process that runs its commands (command.py).

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { ROOT } from "../e2e/support.mjs";

export class OpenStack {
  static PYTHON = `${ROOT}.cloud/venv/bin/python`;

  #process;
  #lines;

  static async start() {
    const it = new OpenStack();
    it.#process = spawn(OpenStack.PYTHON, [`${ROOT}tests/rig/command.py`], { stdio: ["pipe", "pipe", "inherit"] });
    it.#lines = createInterface(it.#process.stdout)[Symbol.asyncIterator]();
    return it;
  }

  /** Whoever launches in that world. */
  at(world, { name, count }) {
    const order = { address: world.address, auth_url: world.authUrl, name, count };
    return {
      launch: async () => {
        this.#process.stdin.write(JSON.stringify(order) + "\n");
        const { value } = await this.#lines.next();
        return JSON.parse(value);
      },
    };
  }

  stop() {
    this.#process.stdin.end();
  }
}
