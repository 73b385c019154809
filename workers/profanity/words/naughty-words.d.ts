// What the package naughty-words is: it comes without types.
declare module "naughty-words" {
  /** Words and phrases by language. */
  const lists: Readonly<Record<string, readonly string[]>>;
  export = lists;
}
