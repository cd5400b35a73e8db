// What slipway-sign-in.js takes and gives.

export interface SignInWanted {
  /** Keystone's address, which Slipway's operator lists. */
  cloud: string;
  /** The project's id; without it the user chooses. */
  project?: string | undefined;
  /** A BCP 47 tag. */
  language?: string | undefined;
  /** The address of Slipway's `sign-in.html`; the one beside the script without it, which a bundler's files do not have. */
  page?: string | undefined;
}

/** Why there is no token. */
export declare class SignInError extends Error {
  code: "blocked" | "closed" | "refused";
}

/** Opens a window where somebody signs in, and promises the token; to be called from a click. Rejects with a `SignInError`. */
export declare const signIn: (wanted: SignInWanted) => Promise<string>;
