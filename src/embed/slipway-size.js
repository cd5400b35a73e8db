// How high a frame is, so that it follows its content and comes to rest; and what of it is in sight.

/**
 * The height that a frame is given, of what it says its content has. A page that gets a scrollbar as the frame grows makes
 * it narrower, and what is narrower may be lower: of heights that lead to each other the greater one is kept.
 */
export class Height {
  #said = [];

  of({ height, width }, now) {
    const said = this.#said.filter(({ at }) => now - at < 1000);
    this.#said = [...said, { height, width, at: now }];
    const again = said.filter((it) => it.height === height && it.width === width);
    // Twice before within a second, and at another width between: nobody opens and closes a thing like that.
    const leads = again.length >= 2 && said.some((it) => it.width !== width);
    return leads ? Math.max(height, ...said.map((it) => it.height)) : height;
  }
}

/** Tells a frame which part of it is in sight: what stays at the edge of a window cannot know by itself in a frame. */
export class Sight {
  #frame;
  #say;
  #said;

  constructor(frame, say) {
    this.#frame = frame;
    this.#say = say;
  }

  begin() {
    this.#said = undefined;
    for (const name of ["scroll", "resize"]) addEventListener(name, this.tell, { capture: true, passive: true });
    this.tell();
  }

  end() {
    for (const name of ["scroll", "resize"]) removeEventListener(name, this.tell, { capture: true });
  }

  /** How much of it is above the window, and how much below. */
  tell = () => {
    const { top, bottom, height } = this.#frame.getBoundingClientRect();
    const within = (it) => Math.round(Math.min(Math.max(it, 0), height));
    const view = { type: "view", start: within(-top), end: within(bottom - innerHeight), size: innerHeight };
    const said = JSON.stringify(view);
    if (said !== this.#said) this.#say(view);
    this.#said = said;
  };
}
