import { describe, expect, it } from "vitest";
import type { Outcome, Phase, PhaseName } from "../../src/moderation/phase.ts";
import { runPipeline } from "../../src/moderation/pipeline.ts";
import { aSubject } from "../support/builders.ts";

const phase = (name: PhaseName, judge: Phase["judge"]): Phase => ({ name, version: 3, judge });
const clean: Outcome = { kind: "clean" };
const noTime = () => 0;

describe("the pipeline", () => {
  it("keeps a step of every phase, in order, whatever the others said", async () => {
    const flagged: Outcome = {
      kind: "flagged",
      findings: [{ reason: "links", score: 1, severity: "mild", evidence: [] }],
    };
    const phases = [
      phase("honeypot", () => flagged),
      phase("links", () => ({ kind: "skipped", because: "no history" })),
      phase("flood", () => Promise.resolve(clean)),
      phase("spam", () => ({ kind: "clean", score: 0.2 })),
    ];
    expect(await runPipeline(phases, aSubject(), noTime)).toEqual([
      { phase: "honeypot", version: 3, ms: 0, ...flagged },
      { phase: "links", version: 3, ms: 0, kind: "skipped", because: "no history" },
      { phase: "flood", version: 3, ms: 0, kind: "clean" },
      { phase: "spam", version: 3, ms: 0, kind: "clean", score: 0.2 },
    ]);
  });

  it("records a phase that throws as failed, by the error's name and never its words, and goes on", async () => {
    const { text } = aSubject();
    const phases = [
      phase("links", () => {
        throw new TypeError(text);
      }),
      phase("flood", () => Promise.reject(new RangeError(text))),
      phase("spam", () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- other people's code may
        throw "words";
      }),
      phase("profanity", () => clean),
    ];
    const steps = await runPipeline(phases, aSubject(), noTime);
    expect(steps.map(({ kind }) => kind)).toEqual(["failed", "failed", "failed", "clean"]);
    expect(steps.map((step) => ("because" in step ? step.because : null))).toEqual([
      "TypeError",
      "RangeError",
      "unknown",
      null,
    ]);
  });

  it("says how long each phase took, to the microsecond", async () => {
    const readings = [10, 10.12345, 20, 21.5];
    const steps = await runPipeline(
      [phase("links", () => clean), phase("spam", () => clean)],
      aSubject(),
      () => readings.shift() ?? 0,
    );
    expect(steps.map(({ ms }) => ms)).toEqual([0.123, 1.5]);
  });

  it("names the model behind an answer", async () => {
    const [step] = await runPipeline([{ ...phase("spam", () => clean), model: "en-1" }], aSubject(), noTime);
    expect(step).toMatchObject({ model: "en-1" });
  });

  it("hands every phase the subject and nothing else", async () => {
    const subject = aSubject();
    const seen: unknown[] = [];
    const look: Phase["judge"] = (...given) => {
      seen.push(given);
      return clean;
    };
    await runPipeline([phase("links", look), phase("spam", look)], subject, noTime);
    expect(seen).toEqual([[subject], [subject]]);
  });
});
