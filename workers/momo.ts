#!/usr/bin/env node
// The `momo` command: hands the process' streams and settings, and what this folder can do, to src/cli.
import { runMomo } from "../src/cli/program.ts";
import { createJudge } from "./judge.ts";
import { createTextJudge } from "./judge-texts.ts";
import { createPhases } from "./phases.ts";
import { trainFromFolder } from "./train.ts";

// A reader who leaves early (`momo … | head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

// No process.exit: what was written to a pipe would be cut off.
process.exitCode = await runMomo(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  createJudge,
  createTextJudge: () => createTextJudge(createPhases()),
  train: trainFromFolder,
});
