// `momo replay`: what would another policy have decided? A dry run over a site's past comments, or a file's.
import { Command, Option } from "commander";
import { replayPast } from "../comments/replay-past.ts";
import { LAST } from "../contract/replay.ts";
import { AppError } from "../errors.ts";
import { DEFAULT_POLICY } from "../moderation/policy.ts";
import type { Policy } from "../moderation/policy.ts";
import type { ReplayReport } from "../moderation/replay.ts";
import { loadStatusCounts } from "../store/review-queue.ts";
import { loadSite } from "../store/sites.ts";
import { withDatabase } from "./open.ts";
import { needKeyring } from "./places.ts";
import { readPolicyFile } from "./policy-file.ts";
import { withProgress } from "./progress.ts";
import { replayFile } from "./replay-file.ts";
import { inWords } from "./replay-words.ts";
import { CommandError } from "./run.ts";
import type { Cli, Run } from "./run.ts";

const HELP = `
Nothing is changed. Both policies judge the same comments anew, so only their difference counts: links, profanity
and spam are asked again; what needs history (parent, duplicate, flood, first-comment, blocked, honeypot) counts as
it was stored. Withdrawn, erased and never judged comments are left out.
A policy file is what GET /v1/moderation/sites/KEY/policy answers, changed. With --file no service is needed; each
line is {"id": "1", "text": "…", "author": {"name": "…"}, "decision": "approve|reject|delete"}, the last two
may be missing, and the default policy is what it is compared with.

Examples:
  momo replay --site films --policy stricter.json
  momo replay --file comments.jsonl --policy stricter.json --against films.json --json`;

interface Given {
  readonly site?: string;
  readonly policy: string;
  readonly against?: string;
  readonly last?: number;
  readonly file?: string;
}

export function replayCommand(cli: Cli): Command {
  return new Command("replay")
    .description("try a changed policy on past comments, and say what would have been decided otherwise")
    .option("--site <key>", "whose comments")
    .requiredOption("--policy <file>", "the policy to try, as JSON")
    .option("--against <file>", "the policy to compare it with, instead of the one in force")
    .addOption(
      new Option("--last <n>", "the newest comments, so many at most").argParser(readLast).conflicts("file"),
    )
    .option("--file <jsonl>", "comments from a file (JSON Lines) instead of the site's")
    .addHelpText("after", HELP)
    .action(async ({ policy, against, ...given }: Given, command: Command) => {
      const run = cli.begin(command);
      const asked = await readPolicyFile(policy);
      const other = against === undefined ? null : await readPolicyFile(against);
      const { done, report } = await replay(run, given, { asked, other });
      run.answer({ site: given.site ?? null, replayed: done, ...report }, inWords(done, report));
    });
}

function readLast(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CommandError(`--last is "${text}", not a whole number from 1 to 999999999.`, { exitCode: 2 });
}

function replay(
  run: Run,
  { site, last = LAST.usual, file }: Pick<Given, "site" | "last" | "file">,
  { asked, other }: { asked: Policy; other: Policy | null },
): Promise<{ done: number; report: ReplayReport }> {
  if (file !== undefined)
    return replayFile(run, { file, site: site ?? "", asked, inForce: other ?? DEFAULT_POLICY });
  if (site === undefined)
    throw new CommandError("Say whose comments: --site KEY, or --file JSONL.", { exitCode: 2 });
  const keyring = needKeyring(run);
  return withDatabase(run, async (db) => {
    const settings = await loadSite(db, site);
    if (!settings) throw new AppError("unknown", `There is no site "${site}".`);
    const { siteId } = settings;
    const counts = Object.values(await loadStatusCounts(db, [siteId]));
    const total = Math.min(
      last,
      counts.reduce((sum, count) => sum + count),
    );
    const deps = { db, keyring, judge: run.surroundings.createTextJudge() };
    const past = { site, siteId, last, asked, inForce: other ?? settings.policy };
    return withProgress(run, total, (show) => replayPast(deps, past, show));
  });
}
