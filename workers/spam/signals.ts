// READ FIRST: what speaks for spam, what speaks against it, and how much. One line for each signal; how each is
// measured stands in measures.ts. Weights were set by hand; training (training/fit.ts) begins with them
// and moves them a little.
import {
  busierThanUsual,
  likeRemovedSpam,
  manyThreads,
  networkRejectedBefore,
  newHostAgain,
  newHosts,
  partOfCampaign,
  rejectedBefore,
  saidElsewhere,
} from "./behaviour.ts";
import {
  capitals,
  filledInAtOnce,
  foreignMarkup,
  hosts,
  linkShare,
  moneyAmounts,
  praise,
  praiseWithAddress,
  saidByOthers,
  tellingAuthor,
  tellingHosts,
  topic,
  topicForSale,
  unfilledTemplate,
} from "./measures.ts";
import { isMessenger, isOddHost, isShortener } from "./hosts.ts";
import type { Reading } from "./reading.ts";

export interface Signal {
  /** Words joined by hyphens: a moderator reads "what weighs most: shorteners, money amounts". */
  readonly name: string;
  /** Added to the log-odds of spam when the measure is `full` or more, in proportion below. */
  readonly weight: number;
  readonly full: number;
  readonly measure: (reading: Reading) => number;
}

/** The log-odds of a comment nothing speaks for or against: one in seventy. */
export const BASE = -4.2;

export const SIGNALS: readonly Signal[] = [
  // What it sells. One phrase may be a joke; two of a kind are a shop window.
  { name: "gambling", weight: 5.5, full: 2, measure: topicForSale("gambling") },
  { name: "medicine", weight: 7, full: 2, measure: topicForSale("medicine") },
  { name: "easy-money", weight: 5.5, full: 2, measure: topic("money") },
  { name: "adult-advert", weight: 5.5, full: 2, measure: topicForSale("adult") },
  { name: "goods-for-sale", weight: 6, full: 2, measure: topic("shop") },
  { name: "prizes", weight: 6, full: 2, measure: topic("prizes") },
  { name: "magic-for-hire", weight: 6, full: 2, measure: topic("magic") },
  { name: "self-promotion", weight: 8.5, full: 2, measure: topic("promotion") },
  // Praise without a subject is bought for the address beside it; alone it is held, never rejected.
  { name: "praise-that-fits-any-page", weight: 7, full: 3.5, measure: praise },
  { name: "praise-with-own-address", weight: 2, full: 2, measure: praiseWithAddress },
  // The way back to whoever sent it. Readers link too, so two links alone stay below every line.
  { name: "calls-to-act", weight: 4, full: 2, measure: topic("calls") },
  { name: "links", weight: 2.4, full: 3, measure: ({ addresses }) => addresses.hosts.length },
  { name: "little-but-links", weight: 2, full: 0.8, measure: linkShare },
  { name: "shorteners", weight: 2.5, full: 1, measure: hosts(isShortener) },
  { name: "odd-hosts", weight: 2, full: 1, measure: hosts(isOddHost) },
  { name: "telling-hosts", weight: 3, full: 1, measure: tellingHosts },
  { name: "messenger-links", weight: 3, full: 1, measure: hosts(isMessenger) },
  { name: "messenger-names", weight: 1.5, full: 1, measure: ({ addresses }) => addresses.handles },
  { name: "phone-numbers", weight: 4.5, full: 1, measure: ({ addresses }) => addresses.phones },
  { name: "e-mail-addresses", weight: 2, full: 1, measure: ({ addresses }) => addresses.emails },
  { name: "money-amounts", weight: 1.8, full: 2, measure: moneyAmounts },
  // How it shouts. Readers shout as well: little by itself.
  { name: "capitals", weight: 1.8, full: 0.5, measure: capitals },
  { name: "exclamations", weight: 0.6, full: 2, measure: ({ looks }) => looks.exclamations },
  { name: "emoji", weight: 1.8, full: 8, measure: ({ looks }) => looks.emoji },
  { name: "repetition", weight: 2, full: 0.5, measure: ({ repeated }) => repeated },
  // How it hides. Nobody dresses letters up by accident, or leaves a machine's template open.
  { name: "styled-letters", weight: 5, full: 0.2, measure: ({ looks }) => looks.styled },
  { name: "mixed-alphabets", weight: 4, full: 2, measure: ({ looks }) => looks.mixed },
  { name: "markup-of-other-forums", weight: 3, full: 1, measure: foreignMarkup },
  { name: "unfilled-template", weight: 4, full: 1, measure: unfilledTemplate },
  // Who sent it, and how.
  { name: "telling-author", weight: 3, full: 1, measure: tellingAuthor },
  { name: "filled-in-at-once", weight: 1.5, full: 1, measure: filledInAtOnce },
  { name: "said-by-others-too", weight: 3, full: 2, measure: saidByOthers },
  // What it belongs to. Removed spam speaks alone; a campaign, or a hand known for spam, needs a little more.
  { name: "like-removed-spam", weight: 5.5, full: 3, measure: likeRemovedSpam },
  { name: "part-of-a-campaign", weight: 3, full: 4, measure: partOfCampaign },
  { name: "said-on-other-sites", weight: 2.5, full: 2, measure: saidElsewhere },
  { name: "rejected-before", weight: 2, full: 3, measure: rejectedBefore },
  { name: "network-rejected-before", weight: 1, full: 5, measure: networkRejectedBefore },
  { name: "many-pages-at-once", weight: 2, full: 4, measure: manyThreads },
  // On a young site every host is new, and a film's own page is linked to all day: little by themselves.
  { name: "hosts-new-today", weight: 0.5, full: 1, measure: newHosts },
  { name: "new-host-again-and-again", weight: 2, full: 5, measure: newHostAgain },
  { name: "busier-than-usual", weight: 0.5, full: 3, measure: busierThanUsual },
  // What speaks for it; too little to save an advert.
  { name: "talk-of-films", weight: -1.5, full: 1, measure: topic("film") },
  {
    name: "approved-before",
    weight: -2,
    full: 3,
    measure: ({ subject }) => subject.facts?.approvedBefore ?? 0,
  },
];
