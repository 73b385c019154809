// Every word the console shows, in one place, so that another language is another file of the same shape.
// What readers wrote never passes through here.
import type { PeoplesReason } from "../../contract/reason.ts";
import type { Moderated } from "../../contract/moderation.ts";
import type { QueueName } from "./queues.ts";

type Status = Moderated["status"];

const number = new Intl.NumberFormat("en");
const comments = (count: number) =>
  count === 0 ? "no comments" : `${number.format(count)} ${count === 1 ? "comment" : "comments"}`;

const status: Record<Status, string> = {
  held: "Held",
  approved: "Approved",
  rejected: "Rejected",
  deleted: "Deleted",
};

export const texts = {
  product: "Momo",
  page: (queue: string) => `${queue} · Momo`,
  opening: "Opening the queue …",
  tryAgain: "Try again",
  status,

  signIn: {
    heading: "Sign in to moderate",
    email: "E-mail",
    password: "Password",
    button: "Sign in",
    busy: "Signing in …",
    missing: "Please fill in both your e-mail and your password.",
    wrong: "This e-mail and password do not fit together. Please check both and try again.",
    ended: "Your session has ended. Sign in to go on where you were.",
    help: "Forgotten it? Whoever runs this Momo can set a new password for you.",
    signOut: "Sign out",
    done: "You are signed out.",
  },

  queues: {
    label: "Queues",
    skip: "Skip to the comments",
    names: { ...status, all: "All" } satisfies Record<QueueName, string>,
    order: { oldest: "oldest first", newest: "newest first" },
    count: (count: number) => number.format(count),
    refresh: "Look for new ones",
    loading: "Loading …",
    loaded: (queue: string, count: number) => `${queue}: ${comments(count)}`,
    more: "Show more",
    moreLoaded: (count: number) => `${comments(count)} more`,
    failed: "The list could not be loaded.",
  },

  empty: {
    held: ["Nothing is waiting.", "Every comment has its answer. Enjoy the film."],
    approved: ["Nothing approved yet.", "The first comment readers can see will stand here."],
    rejected: ["Nothing rejected.", "Long may it last."],
    deleted: ["Nothing deleted.", "Comments taken down by hand would stand here."],
    all: ["No comments yet.", "As soon as a reader writes one, it will stand here."],
  } satisfies Record<QueueName, readonly [string, string]>,
  allDone: "That was the last one here. Thank you.",

  row: {
    nobody: "No name given",
    on: "on",
    verified: "signed in at the blog",
    staff: "staff",
    veiled: "behind a spoiler cover",
    reply: "reply",
    heldWhy: "Why",
    textGone: "The text of this comment is gone.",
    nothingFound: "No phase found anything.",
    spam: "Spam score",
    unscored: "not scored",
    readers: "Readers would see",
    unseen: (code: string, count: number) =>
      count === 1
        ? `Invisible character ${code}`
        : `${number.format(count)} invisible characters, first ${code}`,
    rest: (left: number) => `Show the rest (${number.format(left)} more characters)`,
    earlier: "An earlier revision of this comment is public and stays so.",
  },

  act: {
    approve: "Approve",
    reject: "Reject",
    restore: "Restore",
    undo: "Undo",
    reason: "Reason",
    reasons: {
      spam: "spam",
      abuse: "abuse",
      "off-topic": "off topic",
      spoiler: "spoiler",
      other: "other",
    } satisfies Record<PeoplesReason, string>,
    done: { approve: "Approved", reject: "Rejected" },
    doneTo: (done: string, who: string) => `${done}: ${who}`,
    noteOn: (who: string, note: string) => `${who}: ${note}`,
    saving: "saving …",
    undone: (after: Status) => `Taken back. It is ${status[after].toLowerCase()} again.`,
    nothingToUndo: "There is nothing to undo.",
    chooseFirst: "Choose a comment first.",
  },

  trouble: {
    stale: (now: Status) =>
      `Something changed here before your decision arrived. This is how it stands now: ${status[now].toLowerCase()}. Nothing was overwritten.`,
    withdrawn: "Its author has withdrawn this comment; nothing is left to decide.",
    "nothing-to-restore": "There is no moderator's decision here to take back.",
    gone: "This comment is not there any more, or not yours to decide.",
    unreachable: "Momo did not answer. Your decision may not be saved; sending it again is safe.",
    away: "Momo cannot be reached just now. Nothing is lost; please try again.",
    rate: (seconds: number | null) =>
      seconds === null
        ? "Too many tries. Please wait a little."
        : `Too many tries. Please wait ${number.format(seconds)} ${seconds === 1 ? "second" : "seconds"}.`,
    signedOut: "Not saved, because your session had ended. Please decide again.",
    unknown: "Momo refused this without saying why.",
    sendAgain: "Send again",
  },

  keys: {
    button: "Keys",
    heading: "Keys",
    close: "Close",
    on: "Single keys act on the chosen comment",
    list: [
      ["j", "next comment"],
      ["k", "comment before"],
      ["a", "approve"],
      ["r", "reject, for the reason shown"],
      ["z", "undo the last decision"],
      ["?", "this list"],
    ],
  },
} as const;
