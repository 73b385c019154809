// What `npm start` shows: few lines, each worth reading. Colour only where a person looks at a terminal.
import { styleText } from "node:util";
import type { Instance } from "./instance.ts";

/** Somebody who was just given a password. */
export interface NewAccount {
  readonly email: string;
  readonly password: string;
}

type Format = Parameters<typeof styleText>[0];

function paint(format: Format, text: string): string {
  return process.stdout.isTTY && !process.env["NO_COLOR"] ? styleText(format, text) : text;
}

/** Prints one line about what goes on. */
export function say(line: string): void {
  console.log(paint("dim", `  ${line.replaceAll("\n", "\n    ")}`));
}

/** Prints the first line. */
export function greet(version: string): void {
  console.log(`\n${paint("bold", "  Momo")} ${paint("dim", version)}\n`);
}

/** Prints where everything is, and a new account's password, which is shown only this once. */
export function showAddresses(instance: Instance, account: NewAccount | null): void {
  const { addresses } = instance;
  row("Blog", paint("cyan", addresses.blog));
  row("Moderate", paint("cyan", addresses.moderate));
  row("API", paint("cyan", addresses.api));
  if (account) {
    console.log("");
    row("Sign in", account.email);
    row("Password", `${paint("bold", account.password)}  ${paint("dim", "(shown only this once)")}`);
  }
}

function row(name: string, value: string): void {
  if (name === "Blog") console.log("");
  console.log(`  ${paint("dim", name.padEnd(10))}${value}`);
}

/** Prints the last line of a start. */
export function showHowToStop(dataFolder: string): void {
  console.log(paint("dim", `\n  Everything is kept in ${dataFolder}. Ctrl-C stops it.\n`));
}
