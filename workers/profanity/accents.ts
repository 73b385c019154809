// Are the accents of a text those of a word of another language? People leave them out; they put no wrong ones.

/** False when the text has an accent where the word has another letter: "şık" is not "sik", but "encule" is "enculé". */
export function accentsFit(text: string, word: string | undefined): boolean {
  if (word === undefined) return true;
  const letters = lettersOf(text);
  const wanted = lettersOf(word);
  if (letters.length !== wanted.length) return true;
  return letters.every((letter, place) => letter === wanted[place] || !isAccented(letter));
}

function lettersOf(text: string): string[] {
  return Array.from(text.normalize("NFC").toLowerCase().matchAll(/\p{L}/gu), ([letter]) => letter);
}

function isAccented(letter: string): boolean {
  return /\p{M}/u.test(letter.normalize("NFD")) || letter === "ı";
}
