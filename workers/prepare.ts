// What is known of a job before anything is looked up: the site, who wrote it, from which network, and the
// fingerprint of its text.
import type { ModerationJob } from "../src/contract/job.ts";
import type { SiteSettings } from "../src/contract/site.ts";
import type { Likeness } from "../src/moderation/likeness.ts";
import { storedText } from "../src/moderation/text.ts";
import { publicAddress, publicNetwork } from "../src/network.ts";
import { keyedHash } from "../src/secrets/keyed-hash.ts";
import type { Keyring } from "../src/secrets/keyring.ts";
import { unseal } from "../src/secrets/seal.ts";
import type { ListedName } from "../src/store/facts-listed.ts";
import type { FactsAsked } from "../src/store/facts.ts";
import { findHosts } from "./blocked/find-hosts.ts";
import type { NamedHost } from "./blocked/find-hosts.ts";
import type { EditedComment } from "../src/store/edited.ts";
import { textFingerprint } from "./duplicate/fingerprint.ts";
import { likenessOf } from "./duplicate/likeness.ts";
import { linkHosts } from "./links/link-hosts.ts";
import { listedNames } from "./listed-names.ts";
import { z } from "zod";

export interface PreparedJob {
  readonly job: ModerationJob;
  readonly site: SiteSettings;
  readonly text: string;
  readonly email: string | null;
  readonly network: string | null;
  readonly fingerprint: string | null;
  readonly likeness: Likeness | null;
  readonly linkHosts: readonly string[];
  /** By `sub` or e-mail; null for an author known by neither. */
  readonly authorKey: string | null;
  /** True when the author is more than a typed name: only then does history speak for them. */
  readonly proven: boolean;
  /** Known until the comment is judged, and stored nowhere. */
  readonly address: string | null;
  /** Hosts the text names. */
  readonly hosts: readonly NamedHost[];
  readonly listedNames: readonly ListedName[];
  /** The comment this is an edit of; null for a new comment. */
  readonly edited: EditedComment | null;
  /** When this revision was accepted: of an edit, `job.acceptedAt` is the comment's own time. */
  readonly revisedAt: string;
}

const sealedPerson = z.object({ email: z.string().nullable(), address: z.string().nullable() });

/** Throws when the sealed part cannot be opened: then the rules about people and networks could not run. */
export function prepareJob(keyring: Keyring, site: SiteSettings, job: ModerationJob): PreparedJob {
  return prepareFor(keyring, site, { job, person: sealedPerson.parse(unseal(keyring, job.sealed)) });
}

/** The same of a job whose sealed part may be past opening: then nothing is known of e-mail and network. */
export function prepareAsFarAsPossible(
  keyring: Keyring,
  site: SiteSettings,
  job: ModerationJob,
): PreparedJob {
  try {
    return prepareJob(keyring, site, job);
  } catch {
    return prepareFor(keyring, site, { job, person: { email: null, address: null } });
  }
}

function prepareFor(
  keyring: Keyring,
  site: SiteSettings,
  { job, person }: { job: ModerationJob; person: z.infer<typeof sealedPerson> },
): PreparedJob {
  const { email, address } = person;
  const text = storedText(job.text);
  const hosts = findHosts(text);
  const { sub, url } = job.author;
  return {
    job,
    site,
    text,
    email,
    network: publicNetwork(address),
    fingerprint: textFingerprint(text),
    likeness: likenessOf(text),
    linkHosts: linkHosts(text, job.author.url),
    authorKey: authorKey(keyring, job, email),
    proven: job.author.sub !== null || job.returning !== null,
    address: publicAddress(address),
    hosts,
    listedNames: listedNames(keyring, { site: job.site, sub, email, url, hosts }),
    edited: null,
    revisedAt: job.acceptedAt,
  };
}

function authorKey(keyring: Keyring, job: ModerationJob, email: string | null): string | null {
  if (job.author.sub !== null) return keyedHash(keyring, "author", `${job.site} sub ${job.author.sub}`);
  if (email !== null) return keyedHash(keyring, "author", `${job.site} email ${email.toLowerCase()}`);
  return null;
}

/** The question to the database about this job. A token's `sub` outranks an earlier receipt. */
export function factsAsked(prepared: PreparedJob): FactsAsked {
  const { job } = prepared;
  return {
    siteId: prepared.site.siteId,
    commentId: job.id,
    threadKey: job.thread,
    parentId: job.parent,
    authorKey: prepared.authorKey,
    returning: job.author.sub === null ? job.returning : null,
    network: prepared.network,
    fingerprint: prepared.fingerprint,
    likeness: prepared.likeness,
    linkHosts: prepared.linkHosts,
    acceptedAt: job.acceptedAt,
    listedNames: prepared.listedNames,
    address: prepared.address,
  };
}
