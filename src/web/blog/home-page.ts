// The front page: the film of the month, and both opinions about it.
import { toPage } from "./layout.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { FILM, POSTS } from "./posts.ts";
import type { Post } from "./posts.ts";

/** `counts` by thread; null when Momo does not say. */
export function homePage(counts: Readonly<Record<string, number>> | null): string {
  return toPage({
    title: "Second Reel",
    api: null,
    body: markup`${poster()}
<h1>${FILM.title}</h1>
<p class="film">${FILM.facts}</p>
${POSTS.map((post) => teaser(post, counts?.[post.key] ?? null))}`,
  });
}

/** The picture of the film. */
export function poster(): Markup {
  return markup`<img class="poster" src="/poster.svg" width="1200" height="480" alt="A lighthouse at night. In its beam, on the rocks: a small dog, mid-bark, and a square robot with one hand raised.">`;
}

function teaser({ key, title, author, date, summary }: Post, count: number | null): Markup {
  const comments = count === 1 ? "1 comment" : `${String(count ?? 0)} comments`;
  return markup`<article class="teaser">
<h2><a href="/${key}">${title}</a></h2>
<p>${summary}</p>
<p class="byline">${author} · ${day(date)}${count !== null && markup` · <a href="/${key}#comments">${comments}</a>`}</p>
</article>`;
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A date as people write it. */
export function day(date: string): Markup {
  return markup`<time datetime="${date}">${format.format(new Date(date))}</time>`;
}
