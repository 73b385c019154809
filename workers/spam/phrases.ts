// Which phrases of which topic does a text hold? One walk over its words; how much that weighs is said in
// signals.ts, the phrases themselves stand in words/.
import { foldWord } from "./fold.ts";

export const TOPICS = [
  "gambling",
  "medicine",
  "money",
  "adult",
  "shop",
  "prizes",
  "magic",
  "promotion",
  "praise",
  "calls",
  "film",
] as const;
export type Topic = (typeof TOPICS)[number];

/** The phrases of one language. */
export type PhraseFile = Readonly<Partial<Record<Topic, { readonly sure?: string; readonly hint?: string }>>>;

export type TopicScores = Readonly<Record<Topic, number>>;

const NOTHING_FOUND = Object.fromEntries(TOPICS.map((topic) => [topic, 0])) as Record<Topic, number>;

/** Three words that honest people use too weigh as much as one that only sells. */
const HINT = 1 / 3;

export interface PhraseBook {
  /** The sum of what was found for each topic. The longest phrase at a place counts; linear in the words. */
  find(words: readonly string[]): TopicScores;
}

/** Compiles the files into one book. A phrase that stands under several topics belongs to the last one. */
export function createPhraseBook(files: readonly PhraseFile[]): PhraseBook {
  const root = createNode();
  for (const file of files)
    for (const topic of TOPICS) {
      for (const phrase of readPhrases(file[topic]?.hint)) add(root, phrase, { topic, score: HINT });
      for (const phrase of readPhrases(file[topic]?.sure)) add(root, phrase, { topic, score: 1 });
    }
  return {
    find(words) {
      if (words.length === 0) return NOTHING_FOUND;
      const scores = { ...NOTHING_FOUND };
      for (let at = 0; at < words.length;) {
        const found = longest(root, words, at);
        if (found) scores[found.entry.topic] += found.entry.score;
        at = found?.end ?? at + 1;
      }
      return scores;
    },
  };
}

interface Entry {
  readonly topic: Topic;
  readonly score: number;
}

/** A place in the tree of phrases: words and stems that may follow, and the phrase that ends here. */
interface Node {
  readonly words: Map<string, Node>;
  readonly stems: Map<string, Node>;
  /** The first letters of the stems as a number, so that most words are looked up once. */
  readonly stemStarts: Set<number>;
  entry: Entry | null;
}

/** Stems are at least this long: shorter ones would hold half of the dictionary. */
const SHORTEST_STEM = 3;

function createNode(): Node {
  return { words: new Map(), stems: new Map(), stemStarts: new Set(), entry: null };
}

/** The phrases of a list as folded words; the `*` of a stem stays. */
function readPhrases(list = ""): string[][] {
  const phrases = list.split(",").map((phrase) => phrase.trim().split(/\s+/u));
  return phrases
    .filter(([first]) => first !== "")
    .map((words) => words.map((word) => (word.endsWith("*") ? `${foldWord(word)}*` : foldWord(word))));
}

function add(root: Node, phrase: readonly string[], entry: Entry): void {
  let node = root;
  for (const pattern of phrase) {
    const isStem = pattern.endsWith("*");
    const text = isStem ? pattern.slice(0, -1) : pattern;
    if (isStem && text.length < SHORTEST_STEM) throw new Error(`the stem "${pattern}" is too short`);
    if (isStem) node.stemStarts.add(startOf(text));
    const branch = isStem ? node.stems : node.words;
    const next = branch.get(text) ?? createNode();
    branch.set(text, next);
    node = next;
  }
  node.entry = entry;
}

/** The longest phrase that begins at `at`. Phrases are a few words long, which bounds the walk. */
function longest(node: Node, words: readonly string[], at: number): { entry: Entry; end: number } | null {
  const word = words[at];
  let best = node.entry ? { entry: node.entry, end: at } : null;
  if (word === undefined) return best;
  for (const next of following(node, word)) {
    const found = longest(next, words, at + 1);
    if (found && found.end > (best?.end ?? 0)) best = found;
  }
  return best;
}

const NONE: readonly Node[] = [];

/** Words that begin alike have the same number; a few others have it too. */
function startOf(word: string): number {
  return ((word.charCodeAt(0) * 31 + word.charCodeAt(1)) * 31 + word.charCodeAt(2)) | 0;
}

function following(node: Node, word: string): readonly Node[] {
  const exact = node.words.get(word);
  if (!node.stemStarts.has(startOf(word))) return exact ? [exact] : NONE;
  const nodes = exact ? [exact] : [];
  for (let length = word.length; length >= SHORTEST_STEM; length--) {
    const next = node.stems.get(word.slice(0, length));
    if (next) nodes.push(next);
  }
  return nodes;
}
