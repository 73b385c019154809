// The one style sheet of the pages without script. Text, not a file: it is bundled with the code that serves it.

/** Content of `/momo.css`. Light and dark by the system, from 320 px up, system fonts. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #16171a);
  --ink: light-dark(#1f2024, #e9e7e1);
  --soft: light-dark(#5b5c63, #a9a8a3);
  --line: light-dark(#d9d5cb, #3a3c42);
  --edge: light-dark(#85827a, #85868c);
  --field: light-dark(#ffffff, #1e2024);
  --accent: light-dark(#1d5c52, #7cc9b8);
  --on-accent: light-dark(#ffffff, #10211e);
  --wrong: light-dark(#a3231b, #ff9d92);
  --wrong-paper: light-dark(#fdf0ee, #2b1b1a);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere;
}
main { max-width: 40rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 3rem) 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
small { color: var(--soft); font-weight: 400; font-size: .875em; }
form { margin: 1.5rem 0 2.5rem; }
.field label { display: block; font-weight: 600; font-size: .9375rem; margin-bottom: .3rem; }
textarea, input:not([type=checkbox]) {
  display: block; width: 100%; padding: .6rem .75rem; font: inherit; color: inherit;
  background: var(--field); border: 1px solid var(--edge); border-radius: 6px;
}
textarea { resize: vertical; line-height: 1.5; }
[aria-invalid] { border-color: var(--wrong) !important; box-shadow: 0 0 0 1px var(--wrong); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 0 1rem; }
.box { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
.box label { flex: 1; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); translate: 0 .15rem; }
.error { display: block; flex-basis: 100%; color: var(--wrong); font-size: .9375rem; margin-top: .3rem; }
.notice { border-inline-start: 3px solid var(--edge); padding: .75rem 1rem; margin: 0 0 1.5rem; border-radius: 0 6px 6px 0; }
.notice[role=alert] { border-color: var(--wrong); background: var(--wrong-paper); }
.notice :last-child { margin-bottom: 0; }
.notice ul { padding-inline-start: 1.2rem; margin: .5rem 0 0; }
.notice a { color: inherit; }
button {
  font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.4rem; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 0; border-radius: 6px;
}
button:hover { filter: brightness(1.1); }
.trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.comments { list-style: none; margin: 0; padding: 0; }
.comments .comments { margin-inline-start: .25rem; padding-inline-start: clamp(.6rem, 3vw, 1.25rem); border-inline-start: 1px solid var(--line); }
article { padding: 1rem 0 .25rem; }
article p, article ul, article ol, article blockquote, article pre { margin: 0 0 .6rem; }
.by { margin-bottom: .2rem !important; }
.by time, .edited, .removed { color: var(--soft); font-size: .875rem; }
.removed { font-style: italic; padding-top: 1rem; }
.by time { margin-inline-start: .35rem; }
.badge { font-size: .75rem; font-weight: 600; color: var(--accent); border: 1px solid; border-radius: 4px; padding: .05rem .35rem; }
.do { font-size: .9375rem; }
.do a { display: inline-block; min-height: 24px; text-decoration: none; }
.do a:hover { text-decoration: underline; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: .9rem; margin-inline: 0; }
.own { white-space: pre-wrap; }
mark { background: light-dark(#ffe3a3, #5b4713); color: inherit; border-radius: 2px; }
pre { overflow-x: auto; padding: .75rem; background: var(--field); border: 1px solid var(--line); border-radius: 6px; }
code { font: .9em ui-monospace, monospace; }
summary { cursor: pointer; color: var(--soft); padding: .2rem 0; }
.uncover { font-size: .9375rem; color: var(--soft); }
.momo-spoiler { border-radius: 3px; background: light-dark(#e3e0d8, #34363c); }
article:has(.uncover input:not(:checked)) .momo-spoiler {
  display: inline-block; content-visibility: hidden; width: 6em; height: 1em; vertical-align: -.1em; background: var(--edge);
}
`.trimStart();
