// What counts as a blog's origin: exactly what a browser sends in the `Origin` header of its pages, so that
// comparing strings is enough. No patterns: a wildcard is how foreign pages get in.
import { AppError } from "../errors.ts";
import type { FieldError } from "../errors.ts";

/**
 * The origins as browsers write them (`scheme://host[:port]`, lower case, no default port), each once, in the
 * order given. Throws `invalid` naming every one that is not an origin, or when there is none at all.
 */
export function readOrigins(given: readonly string[]): string[] {
  if (given.length === 0) throw refused([{ path: "origins", message: "names no origin" }]);
  const origins: string[] = [];
  const errors: FieldError[] = [];
  for (const [index, text] of given.entries()) {
    const problem = problemWith(text);
    if (problem === null) origins.push(new URL(text).origin);
    else errors.push({ path: `origins.${String(index)}`, message: `"${text}" ${problem}` });
  }
  if (errors.length > 0) throw refused(errors);
  return [...new Set(origins)];
}

function problemWith(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return "is not an origin such as https://blog.example or http://localhost:3000";
  if (url.username !== "" || url.password !== "") return "names a user, which an origin does not have";
  if (url.hostname.includes("*")) return "has a wildcard: name every origin itself";
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    return `has more than an origin: write ${url.origin}`;
  return null;
}

function refused(errors: readonly FieldError[]): AppError {
  const sentence = errors.map((error) => error.message).join("; ");
  return new AppError("invalid", `The site cannot have these origins: ${sentence}.`, { errors });
}
