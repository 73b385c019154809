// Which reason a rejection would most likely give, from what the phases found. A suggestion, never sent unseen.
import type { Moderated } from "../../contract/moderation.ts";
import type { PeoplesReason } from "../../contract/reason.ts";

type Reason = Moderated["findings"][number]["reason"];

const SUGGESTED: Partial<Record<Reason, PeoplesReason>> = {
  spam: "spam",
  links: "spam",
  duplicate: "spam",
  flood: "spam",
  honeypot: "spam",
  profanity: "abuse",
  blocked: "abuse",
};

/** Reports of readers speak first, then the finding that weighs most. */
export function suggestedReason({ findings, reason, reports }: Moderated): PeoplesReason {
  const reported = Object.entries(reports.reasons).sort(([, a], [, b]) => b - a)[0]?.[0];
  if (reports.open > 0 && isPeoples(reported)) return reported;
  const deciding = findings.find((finding) => finding.reason === reason);
  const gravest = [...findings].sort((a, b) => b.score - a.score);
  for (const finding of deciding ? [deciding, ...gravest] : gravest) {
    const suggestion = SUGGESTED[finding.reason];
    if (suggestion) return suggestion;
  }
  return "other";
}

/** The order in which they are offered. */
export const PEOPLES_REASONS: readonly PeoplesReason[] = ["spam", "abuse", "off-topic", "spoiler", "other"];

const isPeoples = (reason: string | undefined): reason is PeoplesReason =>
  PEOPLES_REASONS.some((known) => known === reason);
