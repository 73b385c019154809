// All phrases of all languages in one book.
import { createPhraseBook } from "../phrases.ts";
import type { PhraseBook } from "../phrases.ts";
import { ENGLISH } from "./en.ts";
import { OTHER_LANGUAGES } from "./other-languages.ts";
import { RUSSIAN } from "./ru.ts";

/** Takes a few milliseconds; made once. */
export function createBook(): PhraseBook {
  return createPhraseBook([ENGLISH, RUSSIAN, OTHER_LANGUAGES]);
}
