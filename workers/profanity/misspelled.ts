// Which wrong spellings is a swear word known by? People who mean to be understood change one thing: a letter for
// one that sounds or looks alike, two letters for each other, a vowel left out, the word turned round.

/** The words worth misspelling. */
export const COMMON_WORDS =
  `fuck fucks fucker fucking fucked fuckhead motherfucker motherfucking shit shits shitty shitting bullshit bitch bitches asshole
  arsehole bastard cocksucker cocksucking dickhead pussy pussies whore whores slut sluts faggot nigger nigga jizz blowjob dildo
  boner tits titties retard retarded kike wank wanker bollock bollocks piss pissed pissing dick dicks cock cocks cunt cunts twat
  prick pricks douchebag turd dyke tranny arse`.split(/\s+/u);

/** What a letter or sound is replaced by; each rule makes one misspelling, of all places at once. */
const REPLACEMENTS: readonly (readonly [sound: RegExp, spelling: string])[] = [
  [/ck/gu, "k"],
  [/ck/gu, "kk"],
  [/ck/gu, "q"],
  [/ck/gu, "x"],
  [/c(?=[aoulk])/gu, "k"],
  [/f/gu, "ph"],
  [/s/gu, "z"],
  [/s$/gu, "z"],
  [/i/gu, "y"],
  [/i/gu, "j"],
  [/y$/gu, "i"],
  [/u/gu, "v"],
  [/u/gu, "w"],
  [/w/gu, "vv"],
  [/m/gu, "rn"],
  [/(?<=.)[aeiou]/u, "x"],
  [/(?<=.)[aeiou]/gu, "x"],
  [/tch/gu, "ch"],
  [/er$/gu, "a"],
  [/er$/gu, "ah"],
  [/er$/gu, "r"],
  [/or/gu, "oar"],
  [/ph/gu, "f"],
];
/** In shorter words every letter is needed. */
const FEWEST_WITHOUT_A_VOWEL = 5;
const FEWEST_WITHOUT_VOWELS = 6;
const FEWEST_WITHOUT_AN_END = 6;

/** Words that misspellings would run into, and some that are no disguise. */
const REAL_WORDS = new Set(
  "cox dix prix coq dyck sult bona txts pizz trud trudy ares esra kiek stit tist knaw dild sltu".split(" "),
);

/** The misspellings of a word, each once. */
export function misspellings(word: string): string[] {
  const made = new Set<string>();
  for (const [sound, spelling] of REPLACEMENTS) made.add(word.replace(sound, spelling));
  made.add(Array.from(word).reverse().join(""));
  for (let at = 1; at < word.length - 1; at++)
    made.add(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  if (word.length >= FEWEST_WITHOUT_A_VOWEL)
    for (const { index } of word.matchAll(/(?<=.)[aeiou]/gu))
      made.add(word.slice(0, index) + word.slice(index + 1));
  if (word.length >= FEWEST_WITHOUT_VOWELS) made.add(word.replace(/(?<=.)[aeiou]/gu, ""));
  if (word.length >= FEWEST_WITHOUT_AN_END) made.add(word.slice(0, -1));
  made.delete(word);
  return Array.from(made).filter((one) => !REAL_WORDS.has(one));
}
