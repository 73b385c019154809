// What every part of one thread on a page shares.
import type { Client } from "./client.ts";
import type { Memory } from "./memory.ts";

export interface Context {
  readonly thread: string;
  readonly client: Client;
  readonly memory: Memory;
  /** The blog's page, sent along with each comment. */
  readonly page: { readonly url: string; readonly title: string };
  /** Says something to those who do not see the page. */
  readonly say: (sentence: string) => void;
}
