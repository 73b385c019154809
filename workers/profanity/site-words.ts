// The words a site blocks and allows, ready to be looked for. Compiled when a policy is first seen, and kept as
// long as it is.
import { BLOCK_RULE_PREFIX } from "../../src/moderation/policy.ts";
import type { Policy } from "../../src/moderation/policy.ts";
import type { SiteWords } from "./find-hits.ts";
import { createLiteralFinder } from "./literal.ts";
import type { LiteralEntry } from "./literal.ts";
import { createMatcher } from "./matcher.ts";
import { compileEntry } from "./entry.ts";
import type { Meaning, Pattern } from "./pattern.ts";

const NONE: SiteWords = { spelled: null, literal: null };
const compiled = new WeakMap<Policy["words"], SiteWords>();

/** The site's words under this policy. The same policy is compiled once. */
export function wordsOf({ words }: Policy): SiteWords {
  if (words.block.length + words.allow.length === 0) return NONE;
  const known = compiled.get(words);
  if (known) return known;
  const made = compile(words);
  compiled.set(words, made);
  return made;
}

function compile({ block, allow }: Policy["words"]): SiteWords {
  const spelled: Pattern[] = [];
  const literal: LiteralEntry[] = [];
  const add = (entry: string, meaning: Meaning): void => {
    const made = compileEntry(entry, meaning);
    if (made && "symbols" in made) spelled.push(made);
    else if (made) literal.push(made);
  };
  for (const { entry } of block)
    add(entry, { role: "block", rule: BLOCK_RULE_PREFIX + entry, severity: "strong" });
  for (const entry of allow) add(entry, { role: "allow", rule: "", severity: "mild" });
  return {
    spelled: spelled.length > 0 ? createMatcher(spelled) : null,
    literal: literal.length > 0 ? createLiteralFinder(literal) : null,
  };
}
