// Pieces that make hostile texts likely: swear words, disguises, marks, halves of characters, walls.
import fc from "fast-check";

export const pieces = fc.constantFrom(
  ...`fuck shit fu ck as s hole f u c k s h i t d il l do a$$ b1tch f*ck f** * . - _ ' # $ 1 ! | ( + @ 𝐟 𝐮 𝐜 𝐤 🇸 🇭 🇮 🇹 💩 👩‍👩‍👧 ﬁ ﬀ ⒜ ㍿ é 映 ф word`.split(
    " ",
  ),
  ...[" ", " ", "\n", "\u0301", "\u200d", "\u200b", "\u00ad", "\ud835", "\udc1f"],
);
