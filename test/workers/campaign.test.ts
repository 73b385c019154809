// A campaign from its first advert to its last, and a busy evening of people who saw the same film.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain } from "../../src/moderation/explain.ts";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { findStored, moderateAll, moderatorOn } from "./moderating.ts";

let database: OpenTestDatabase;
let db: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

/** One choice of each `{this|that}`; another number, another text. */
function spin(template: string, number: number): string {
  let state = number * 7_919 + 13;
  return template.replace(/\{([^{}]*)\}/g, (_, choices: string) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const all = choices.split("|");
    return all[Math.floor((state / 2_147_483_648) * all.length)] ?? "";
  });
}

// Worded so that nothing but its being said so often gives it away. Spun as much as adverts in the wild are: two
// variants share half of their sequences.
const ADVERT =
  "{I|We} {truly|really} liked reading {this|your} {page|article}, my {cousin|sister} told me about it. " +
  "She {also|even} showed me the {small|little} shop in the old town where they {mend|repair} film projectors " +
  "for {hardly any|very little} money, {ask for|look for} {Marek|Janusz}.";
/** Every word spun that can be: they share a third. */
const HEAVY =
  "{I|We} {truly|really|honestly} {liked|enjoyed|loved} {reading|following} {this|your} {page|article|review}, " +
  "{my|our} {cousin|sister|neighbour} {told|wrote} {me|us} about it. {She|He} {also|even} {showed|explained to} " +
  "{me|us} the {small|little|quiet} {shop|studio} in the {old town|harbour} where they {mend|repair|restore} " +
  "{film projectors|old cameras} for {hardly any|very little|next to no} money, {ask for|look for} {Marek|Janusz|Piotr}.";

const GENUINE = [
  "The lighthouse scene alone is worth the ticket, I cried when the keeper finally answered the radio.",
  "I did not care for the lighthouse keeper at all, but the storm was filmed beautifully.",
  "The lighthouse keeper is the best role of her career, and the storm scene is unforgettable.",
  "Saw it with my dad, who used to be a sailor. He laughed at the knots and cried at the end.",
  "Great film! The storm, the keeper, the radio silence: I have not been this tense in years.",
  "Am I the only one who thinks the second half drags? The storm saves it, but only just.",
  "The sound design deserves an award. You hear the sea in every scene, even in the city.",
  "Beautiful pictures, thin story. I wanted to know why the keeper left the mainland at all.",
  "My favourite of the year so far. The ending is perfect and I will not hear a word against it.",
  "Does anybody know where the lighthouse stands? We would love to visit it next summer.",
  "The book is better, as always, but the film gets the loneliness of the keeper right.",
  "I left after an hour. Nothing happens, then it rains, then nothing happens again.",
  "What a debut! The director shot all of the storm in one night, which is hard to believe.",
  "The dog is the real hero of this film. I would have watched two hours of only the dog.",
  "Not sure the twist makes sense: if the radio was broken, who called the coast guard?",
  "The radio was not broken, it was switched off. Watch the scene in the kitchen again.",
  "Slow, quiet, wonderful. The kind of film you keep thinking about on the way home.",
  "The trailer gives away the whole plot, so do yourself a favour and skip it.",
  "I expected a horror film and got a love story. I am not complaining.",
  "Her accent comes and goes like the tide, but otherwise she is magnificent.",
  "The last shot, with the light going round and round, gave me goosebumps.",
  "Too long by half an hour, and the music tells you what to feel in every scene.",
  "I have seen it three times now and I still find something new in the kitchen scenes.",
  "Compared with his earlier films this one is almost cheerful, and it suits him.",
  "My grandmother grew up on that island. She says they got the wallpaper right.",
  "The review is too kind: the dialogue is wooden and the storm is plainly a studio tank.",
  "A studio tank? They filmed it off the coast of Brittany, there is a documentary about it.",
  "Perfect for a rainy Sunday, with tea and somebody to hold on to.",
  "The child actor steals every scene he is in, and he is hardly in the film at all.",
  "Three stars for the pictures, none for the script, and one for the dog.",
];

const job = (site: SiteSettings, text: string, index: number) =>
  aJob({
    ...{ site: site.key, text, thread: `review-${String(index % 7)}` },
    email: `reader-${String(index)}@mail.example`,
    address: `20${String(index % 5)}.0.${String(index)}.7`,
  });
const statuses = (site: SiteSettings, jobs: readonly ModerationJob[]) =>
  Promise.all(jobs.map(async ({ id }) => (await findStored(db, site, id)).status));

describe("thirty variants of one advert, by thirty authors in seven threads", () => {
  const variants = (site: SiteSettings, template = ADVERT) =>
    Array.from({ length: 30 }, (_, index) => job(site, spin(template, index), index));

  it.each([
    ["three times", ADVERT, 3],
    ["nine times when hardly a word stays", HEAVY, 9],
  ])("get through no more than the first %s, when they come one by one", async (_, template, few) => {
    const site = await addTestSite(db);
    const jobs = variants(site, template);
    const moderator = moderatorOn(db);
    for (const one of jobs) await moderator.moderate(one);
    const found = await statuses(site, jobs);
    expect(found[0]).toBe("approved");
    expect(found.slice(few)).not.toContain("approved");
  });

  it("get through no more often when all come at once", async () => {
    const site = await addTestSite(db);
    const jobs = variants(site);
    await moderateAll(moderatorOn(db), jobs);
    expect((await statuses(site, jobs)).slice(3)).not.toContain("approved");
  });

  it("are named as what they are once a moderator has removed some", async () => {
    const site = await addTestSite(db);
    const jobs = variants(site);
    await moderateAll(moderatorOn(db), jobs.slice(0, 29));
    for (const { id } of jobs.slice(0, 12))
      await decidingOn(db).decide(site, { commentId: id, action: "reject", reason: "spam" });
    const last = jobs.slice(29);
    await moderateAll(moderatorOn(db), last);
    const stored = await findStored(db, site, last[0]?.id ?? "");
    const said = stored.steps.flatMap((step) =>
      step.kind === "flagged" ? step.findings.map((finding) => explain(step.phase, finding, "")) : [],
    );
    expect(said[0]?.sentence).toMatch(/^is \d\d % like \d+ comments removed as spam this week$/);
    expect(said[1]?.sentence).toMatch(/like removed spam/);
  });
});

describe("thirty people about one film", () => {
  it("are all heard", async () => {
    const site = await addTestSite(db);
    const jobs = GENUINE.map((text, index) => job(site, text, index));
    await moderateAll(moderatorOn(db), jobs);
    expect(new Set(await statuses(site, jobs))).toEqual(new Set(["approved"]));
  });
});
