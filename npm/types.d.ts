// What the elements take and tell, by name; the elements themselves are made of custom-elements.json.

/** Why a token is wanted: the first one, one that ends soon, or one that the cloud has answered 401 to. */
export type TokenReason = "start" | "expiring" | "refused";

export interface TokenWanted {
  reason: TokenReason;
}

/** Brings a Keystone token for the user of the page. */
export type GetToken = (wanted: TokenWanted) => string | Promise<string>;

/** Carries one request to the cloud, as `fetch` does. */
export type Carry = (request: Request) => Promise<Response>;

/** Addresses by service type; `%(project_id)s` is filled in. */
export type Endpoints = Record<string, string>;

/** What is in the form, as it is exported; only what is said. Never a password, never user data. */
export interface Draft {
  name?: string;
  description?: string;
  hostname?: string;
  count?: string;
  source?: string;
  image?: string;
  server_snapshot?: string;
  volume?: string;
  volume_snapshot?: string;
  flavor?: string;
  security_groups?: string[];
  tags?: string[];
  /** The rest, as the form exports it. */
  [field: string]: unknown;
}

export interface Problem {
  /** The field's name, as a draft has it. */
  field: string;
  /** In the element's language. */
  message: string;
  /** The field's id within the element. */
  id: string;
}

export interface DraftChange {
  draft: Draft;
  problems: Problem[];
}

export interface Server {
  id: string;
}

export interface FailedServer extends Server {
  /** In the cloud's words. */
  reason: string;
}

export interface Fault {
  code: "load" | "sign-in" | "launch" | "field";
  message: string;
}

/** Nova's body of `POST /servers`, without secrets. */
export interface ServerRequest {
  server: { name: string; [key: string]: unknown };
  [key: string]: unknown;
}

export interface Amendment {
  name?: string;
  metadata?: Record<string, string>;
  tags?: string[];
}

export interface BeforeLaunch {
  /** The body of the first server. */
  request: ServerRequest;
  /** That of each server, where several are made apart. */
  requests: ServerRequest[];
  /** Adds to what is sent, while the event is told. */
  amend(changes: Amendment): void;
}
