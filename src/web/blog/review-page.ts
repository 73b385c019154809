// One review with its comments.
import { commentsSection } from "./comments.ts";
import type { CommentsAsked } from "./comments.ts";
import { day, poster } from "./home-page.ts";
import { toPage } from "./layout.ts";
import { Markup, markup } from "./markup.ts";
import { FILM } from "./posts.ts";
import type { Post } from "./posts.ts";

/** The page of a review. */
export function reviewPage(post: Post, asked: Omit<CommentsAsked, "thread" | "title">): string {
  const { key, title, author, date, paragraphs } = post;
  return toPage({
    title: `${title} · Second Reel`,
    api: asked.api,
    body: markup`<article class="review">
<h1>${title}</h1>
<p class="byline">${author} on <cite>${FILM.title}</cite> · ${day(date)}</p>
${poster()}
${paragraphs.map((text) => markup`<p>${italics(text)}</p>`)}
</article>
${commentsSection({ ...asked, thread: key, title })}`,
  });
}

function italics(text: string): Markup {
  return new Markup(markup`${text}`.html.replace(/\*(.+?)\*/g, "<em>$1</em>"));
}

/** A page for addresses where nothing is. */
export function missingPage(): string {
  return toPage({
    title: "Not here · Second Reel",
    api: null,
    body: markup`<h1>No such reel</h1><p>There is nothing at this address. <a href="/">To the front page</a></p>`,
  });
}
