// Words spelled with look-alikes of another script, or with digits for letters, read as they are meant. The same
// rules as fold.ts, on letters in an array, because every comment goes through here.

const LATIN_TWINS = new Uint16Array(0x500);
const CYRILLIC_TWINS = new Uint16Array(0x80);
for (const pair of "аa вb еe кk мm нh оo рp сc тt уy хx іi ѕs јj".split(" ")) {
  LATIN_TWINS[pair.charCodeAt(0)] = pair.charCodeAt(1);
  CYRILLIC_TWINS[pair.charCodeAt(1)] = pair.charCodeAt(0);
}
for (const pair of "αa βb εe ιi κk νv οo ρp τt υu χx".split(" "))
  LATIN_TWINS[pair.charCodeAt(0)] = pair.charCodeAt(1);
const DIGIT_LETTERS = new Uint16Array(0x3a);
for (const pair of ["0o", "1i", "3e", "4a", "5s", "7t"])
  DIGIT_LETTERS[pair.charCodeAt(0)] = pair.charCodeAt(1);

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Changes the folded letters from `first` to `last`, both included, in place. */
export function undisguise(letters: Uint16Array, first: number, last: number): void {
  let latin = 0;
  let others = 0;
  let digits = 0;
  for (let i = first; i <= last; i++) {
    const code = letters[i] ?? 0;
    if (isLatin(code)) latin++;
    else if (isDigit(code)) digits++;
    else if (code >= 0x370 && code < 0x500) others++;
  }
  if (latin === 0) return;
  if (others > 0)
    intoOneScript(letters, { first, last, table: others > latin ? CYRILLIC_TWINS : LATIN_TWINS });
  if (digits > 0) readDigits(letters, first, last);
}

function intoOneScript(
  letters: Uint16Array,
  { first, last, table }: { first: number; last: number; table: Uint16Array },
): void {
  for (let i = first; i <= last; i++) {
    const code = letters[i] ?? 0;
    const twin = code < table.length ? (table[code] ?? 0) : 0;
    if (twin !== 0) letters[i] = twin;
  }
}

/** `v1agra` and `w00t`: digits between letters stand for letters; those before and after do not (`4k`, `mp3`). */
function readDigits(letters: Uint16Array, first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    if (!isDigit(letters[i] ?? 0) || !isLatin(letters[i - 1] ?? 0)) continue;
    let end = i;
    while (end <= last && isDigit(letters[end] ?? 0)) end++;
    if (end > last) return;
    for (; i < end; i++) {
      const code = letters[i] ?? 0;
      const letter = DIGIT_LETTERS[code] ?? 0;
      if (letter !== 0) letters[i] = letter;
    }
  }
}
