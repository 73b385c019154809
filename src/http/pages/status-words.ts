// What became of a comment, in words for the person who wrote it. Says no more than their view holds: which check
// spoke up is told only where knowing it does not help spammers.
import type { AuthorView } from "../../contract/submit.ts";

type Status = AuthorView["status"];
type Code = AuthorView["reasons"][number]["code"];

export interface StatusWords {
  readonly heading: string;
  readonly sentence: string;
}

/** Where the newest revision stands. */
export function statusWords({ status, public: shown }: AuthorView): StatusWords {
  const words = WORDS[status];
  const earlier = shown !== null && status !== "approved";
  return earlier
    ? { ...words, sentence: `${words.sentence} Until then readers see what you wrote before.` }
    : words;
}

const WORDS: Readonly<Record<Status, StatusWords>> = {
  queued: { heading: "On its way", sentence: "Your comment has arrived and is about to be looked at." },
  approved: { heading: "Published", sentence: "Everybody can read your comment." },
  held: {
    heading: "Waiting for a moderator",
    sentence: "A person will read your comment before others can.",
  },
  rejected: { heading: "Not published", sentence: "Your comment is not shown to others." },
  deleted: { heading: "Deleted", sentence: "Your comment has been taken down." },
};

/** Why, one sentence for each reason; never the same one twice. */
export function reasonSentences({ reasons, status }: AuthorView): string[] {
  const sentences = reasons.flatMap(({ code }) => {
    if (status === "approved") return code === "profanity" ? [COVERED] : [];
    return status === "rejected" && SENTENCES[code] === SECOND_LOOK ? [NOT_PASSED] : [SENTENCES[code]];
  });
  return [...new Set(sentences)];
}

const COVERED = "Some words are covered. They are marked below.";
const SECOND_LOOK = "It needs a second look.";
const NOT_PASSED = "It did not pass the checks of this site.";

const SENTENCES: Readonly<Record<Code, string>> = {
  profanity: "Some of its words need a second look. They are marked below.",
  links: "It has more links than usual.",
  "first-comment": "The first comment of everybody here is read by a person.",
  "hold-all": "Every comment here is read by a person first.",
  parent: "The comment you replied to is no longer here.",
  review: SECOND_LOOK,
  spam: "It was taken for advertising.",
  abuse: "It was found to be hurtful.",
  "off-topic": "It was found to be about something else.",
  spoiler: "It was found to tell too much of the film.",
  reports: "Readers have asked a moderator to look at it.",
  other: "A moderator decided so.",
  duplicate: SECOND_LOOK,
  flood: SECOND_LOOK,
  blocked: SECOND_LOOK,
  honeypot: SECOND_LOOK,
  fault: SECOND_LOOK,
};
