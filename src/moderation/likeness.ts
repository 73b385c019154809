// What is kept of a text to find others like it. How it is made and compared is the worker's.

/** No text can be read from it. */
export interface Likeness {
  /** Hexadecimal; two texts are as alike as many of its bytes are equal. */
  readonly signature: string;
  /** Texts alike share at least one of these, most likely; others hardly ever. */
  readonly bands: readonly number[];
  /** Equal for texts that differ in links, names, numbers and the look of letters only. */
  readonly core: string;
}
