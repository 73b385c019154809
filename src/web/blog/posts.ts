// What the demo blog has to say: two reviews of one film. The film does not exist, more is the pity.

export interface Post {
  /** Its address on the blog, and the key of its thread. */
  readonly key: string;
  readonly title: string;
  readonly author: string;
  /** Year, month and day. */
  readonly date: string;
  readonly summary: string;
  /** `*…*` is in italics. */
  readonly paragraphs: readonly string[];
}

export const FILM = {
  title: "The Keeper and the Cur",
  facts: "Directed by Hanne Brodersgaard · 97\u00a0minutes · for everyone, thanks to the robot",
};

export const POSTS: readonly Post[] = [
  {
    key: "first-review",
    title: "Fog, a foghorn and a very rude dog",
    author: "Pilar Quint",
    date: "2026-11-14",
    summary: "A dog inherits a lighthouse. The lighthouse has a microphone. This is the whole problem.",
    paragraphs: [
      "The keeper of Grindle Rock dies in the first minute and leaves his lighthouse to the dog. This is legal, the film explains, in a harbour where the fog has a seat on the town council. Momo is small, wet, and was raised by dockers. His collar turns barking into speech, faithfully, and so the first ship he guides home hears nine minutes of the finest swearing ever put on a soundtrack.",
      "The Lighthouse Board is not amused. It sends Bleep, a robot who used to announce delays for a ferry company, to stand beside the microphone and put every bad word right. Bleep is a filing cabinet with manners. It has four tenths of a second to find a kinder word, and it always finds one: *marmalade*, mostly.",
      "Hanne Brodersgaard films all this as if it were a thriller, and by the storm it is one. Ships answer to “hard to port, you magnificent marmalade”, and we hold our breath. The lamp is real, cranked by hand, and takes eleven seconds to come round. She lets us sit through each of them in the dark.",
      "It is a film about saying what you mean to people who can bear only half of it. Bring a child. Cover no ears: that has been done for you.",
    ],
  },
  {
    key: "second-review",
    title: "The robot is the one you will miss",
    author: "Bo Farrant",
    date: "2026-11-19",
    summary: "Everyone will tell you about the dog. Somebody has to speak for the filing cabinet.",
    paragraphs: [
      "Everyone will tell you about the dog. I would like to speak for the robot.",
      "Bleep arrives on Grindle Rock in a crate marked THIS WAY UP, upside down, and thanks the men who drop it. Its one task is to stand between Momo’s temper and the shipping forecast. It is very good at this. Then, somewhere around the third storm, it begins to keep the words it has removed. It writes them on the backs of tide tables and files them by weather.",
      "I have seen grander films this year, and none with a better scene than the one in the archive. Momo finds the drawers. He cannot read. So Bleep, who has never said a rude word, reads them to him: in its ferry voice, in alphabetical order. I laughed until the row in front turned round. Then I saw that they were crying, and by the letter H so was I.",
      "Not everything works. The business with the fog is longer than the fog, and the gulls talk too much. The last twenty minutes make up for all of it, and I will not spoil them here. What you do in the comments, please do under a cover.",
      "See it on the largest screen you can find. The lamp needs room.",
    ],
  },
];
