// What does a text say once everything is gone that a sender changes at no cost? Links, names and numbers go,
// and letters in fancy dress become plain ones. For comparing only: nobody reads it.

/** Small capitals and letters of other alphabets that pass for Latin ones, in pairs. */
const LOOKALIKES = `ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ıi
  аa вb еe кk мm нh оo рp сc тt уy хx іi ѕs јj αa βb εe ιi κk νv οo ρp τt υu χx`;
const PLAIN = new Map(LOOKALIKES.split(/\s+/u).map((pair) => [pair.charAt(0), pair.charAt(1)]));
/** Letters in dark circles and boxes, and flags, by first code point of their A: they have no decomposition. */
const BOXED_ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6];
const BOXED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu;
const DIGITS = new Map(["0o", "1i", "3e", "4a", "5s", "7t"].map((pair) => [pair.charAt(0), pair.charAt(1)]));

/** Words of lower-case letters with single spaces between them. Linear on any input. */
export function plainForm(text: string): string {
  const words = text
    // Who quotes somebody does not say it again; `>!` opens a spoiler.
    .replace(/^ {0,3}>(?!!).*$/gmu, " ")
    .split(/\s+/u)
    .map(withoutAddress)
    .join(" ");
  const letters = isAscii(words) ? words.toLowerCase() : undressed(words);
  return letters
    .replace(/(?<=\p{L})[013457](?=\p{L})/gu, (digit) => DIGITS.get(digit) ?? digit)
    .replace(/['’]/gu, "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
}

/** What of a word is left without the link it holds; nothing of a mail address or a name such as `@name`. */
function withoutAddress(word: string): string {
  if (word.includes("@") && /^[^@]{0,64}@[^@]{1,253}$/u.test(word)) return "";
  const link = /https?:\/\/|www\./iu.exec(word);
  return link ? word.slice(0, link.index) : word;
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- all of ASCII is meant
  return /^[\u0000-\u007f]*$/.test(text);
}

function undressed(text: string): string {
  return (
    text
      .replace(BOXED, unboxed)
      // Marks go before the text is decomposed as well: long rows of them would have to be sorted.
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .replace(/[ıɢ-ʟᴀ-ᴢꜰꜱα-χа-ј]/gu, (letter) => PLAIN.get(letter) ?? letter)
  );
}

function unboxed(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const first = BOXED_ALPHABETS.find((from) => code >= from && code < from + 26) ?? code;
  return String.fromCharCode(97 + code - first);
}
