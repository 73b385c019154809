// Are there more links than the policy lets through? It counts those that do not lead to a host the site trusts;
// what the others lead to is for spam to weigh.
import { hostOf, namesAbove } from "../../src/moderation/host-name.ts";
import type { Evidence, Phase, Subject } from "../../src/moderation/phase.ts";
import { findLinks } from "./find-links.ts";

export const linksPhase: Phase = {
  name: "links",
  version: 2,
  judge(subject) {
    const { text, policy, approved } = subject;
    const trusted = trustedHosts(subject);
    const links = findLinks(text).filter(({ start, end }) => !leadsTo(trusted, text.slice(start, end)));
    const limit = policy.links.hold;
    if (links.length <= limit) return { kind: "clean" };
    const evidence: Evidence[] = [{ kind: "measure", name: "links", value: links.length, limit }];
    if (approved)
      evidence.push({ kind: "measure", name: "added-links", value: added(text, approved.text), limit });
    for (const { start, end } of links) evidence.push({ kind: "span", start, end, rule: "link" });
    return { kind: "flagged", findings: [{ reason: "links", score: 1, severity: "mild", evidence }] };
  },
};

function trustedHosts({ facts }: Subject): ReadonlySet<string> {
  const hosts = facts?.listed.filter(({ kind, trust }) => trust && kind === "host") ?? [];
  return new Set(hosts.map(({ label }) => label));
}

/** By the address as a browser reads it: `https://trusted.example@elsewhere.example` leads elsewhere. */
function leadsTo(hosts: ReadonlySet<string>, written: string): boolean {
  if (hosts.size === 0) return false;
  const host = hostOf(/^https?:/i.test(written) ? written : `http://${written.replace(/^\/\//, "")}`);
  return host !== null && namesAbove(host).some((name) => hosts.has(name));
}

/** Links that an edit brought in, those it changed included. */
function added(text: string, approved: string): number {
  const addresses = (of: string) => findLinks(of).map(({ start, end }) => of.slice(start, end));
  const before = new Set(addresses(approved));
  return addresses(text).filter((address) => !before.has(address)).length;
}
