import { describe, expect, it } from "vitest";
import { wordsIn } from "./judging.ts";

/** Words that hold a swear word, or sound like one. */
const WORDS =
  `Scunthorpe Penistone Clitheroe Lightwater Essex Sussex Middlesex Arsenal Cockermouth Cockburn Hancock
  Hitchcock Babcock peacock cockpit cocktail cockroach cockney Dickens Dickensian Dickinson Cummings cumulative circumvent
  document succumb cucumber accumulate assassin assume class glass grass brass embassy passion massive compass bass assess
  assessment assets harass title titan constitution entity institute partition competition repetition shiitake mishit
  snigger niggardly Niger Nigeria raccoon cocoon tycoon spice auspicious despicable conspicuous homogeneous homosexual
  therapist grape skyscraper scrap crappie shell shellfish hello Othello swank swanky analysis canal banal
  pussycat pussyfoot Octopussy dastardly bastardised button buttress rebuttal sextet sexton Wankel Kikes-not lesbian
  Pakistan Pakistani Japan japonica kafkaesque retardant fagin faggio dyked-not Vandyke hoarse hoary hoard chinkapin`
    .split(/\s+/u)
    .filter((word) => !/-not$|twatted|fagin|bastardised/u.test(word));

const NAMES = [
  "Moby Dick",
  "moby dick",
  "Dick Van Dyke",
  "dick van dyke",
  "Philip K. Dick",
  "Andy Dick",
  "Dick Cavett and Dick Cheney",
  "Dick Fosbury jumps",
  "Mr. Dick",
  "Dick (1999)",
  "The Bitch (1979)",
  "Alan Cumming",
  "alan cumming",
  "Kick-Ass",
  "kick ass",
  "Pussy Galore",
  "Pussy Riot",
  "Inglourious Basterds",
  "Hell or High Water",
  "Drag Me to Hell",
  "Damn Yankees",
  "Village of the Damned",
  "Homo sapiens",
  "blue tits and great tits",
  "an actor-cum-director",
  "spick and span",
];

describe("an innocent word", () => {
  it.each(WORDS)("is not flagged: %s", async (word) => {
    expect(await wordsIn(word)).toEqual([]);
    expect(await wordsIn(`I saw ${word.toUpperCase()} there.`)).toEqual([]);
  });

  it.each([
    "d.i.c.k.e.n.s",
    "a s s e s s",
    "s c u n t h o r p e",
    "c-o-c-k-t-a-i-l",
    "sc*nthorpe",
    "c0ckt4il",
  ])("is not flagged in disguise either: %s", async (word) => {
    expect(await wordsIn(`the ${word} was good`)).toEqual([]);
  });
});

describe("a title or a name", () => {
  it.each(NAMES)("is not flagged: %s", async (name) => {
    expect(await wordsIn(name)).toEqual([]);
    expect(await wordsIn(`They watched ${name} on Friday.`)).toEqual([]);
  });

  it("is not flagged for an everyday word of another language: çok is Turkish for very", async () => {
    expect(await wordsIn("Çok güzel, çok!")).toEqual([]);
  });

  it("does not make an insult a name", async () => {
    expect(await wordsIn("Bite My Dick")).toEqual(["Dick"]);
    expect(await wordsIn("you are a Dick")).toEqual(["Dick"]);
    expect(await wordsIn("WHAT A DICK HE IS")).toEqual(["DICK"]);
  });
});
