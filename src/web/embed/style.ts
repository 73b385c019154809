// How the embed looks: it takes font and colour from the page around it, and mixes every shade out of that colour, so
// that it fits light and dark pages alike. A blog sets the `--momo-…` properties to have it otherwise.

/** The sheet of the shadow root. Whether it is light or dark is the page's `color-scheme`, never the system's alone. */
export const STYLE = `
:host {
  --accent: var(--momo-accent, light-dark(#1d5c52, #7cc9b8));
  --wrong: var(--momo-wrong, light-dark(#a3231b, #ff9d92));
  --soft: color-mix(in srgb, currentColor 72%, transparent);
  --edge: color-mix(in srgb, currentColor 52%, transparent);
  --line: color-mix(in srgb, currentColor 16%, transparent);
  display: block; line-height: 1.55; overflow-wrap: anywhere;
}
:host([hidden]), ol:not(:empty) + div .none { display: none; }
* { box-sizing: border-box; }
h2 { font-size: 1.3em; margin: 0 0 .8em; }
p, ul, blockquote, pre { margin: .4em 0 .6em; }
small, time, .box, .cover, .link { font-size: .875em; font-weight: 400; }
small, time, .cover { color: var(--soft); }
b, time, .badge, .send, .own small { margin-inline-end: .7em; }
form { margin: .6em 0 2em; }
label { display: block; margin-bottom: .9em; font-weight: 600; }
span small { float: inline-end; }
textarea, label > input:not([type]) {
  display: block; width: 100%; margin-top: .3em; padding: .6em .75em; font: inherit; font-weight: 400; color: inherit;
  background: var(--momo-field, light-dark(#fff, #fff1)); border: 1px solid var(--edge); border-radius: 6px;
}
textarea { resize: vertical; min-height: 6.5em; field-sizing: content; }
[aria-invalid] { border-color: var(--wrong) !important; }
.error { color: var(--wrong); }
.pair { display: flex; flex-wrap: wrap; gap: 0 .9em; }
.pair label { flex: 1 14em; }
.box { display: flex; gap: .6em; align-items: center; }
.trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.notice, .own article, blockquote { border-inline-start: 3px solid var(--edge); padding-inline-start: .9em; }
.notice:empty { border: 0; margin: 0; }
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; padding: 0; }
.send, .more { font-weight: 600; padding: .6em 1.4em; border-radius: 6px; border: 1px solid var(--edge); }
.send { color: var(--momo-on-accent, light-dark(#fff, #10211e)); background: var(--accent); }
.link, a { color: var(--accent); text-underline-offset: .18em; }
.list { list-style: none; margin: 0; padding: 0; }
.list .list { padding-inline-start: min(3vw, 1.4em); border-inline-start: 1px solid var(--line); }
article { margin-top: 1.1em; }
.badge, .cover { border: 1px solid var(--line); border-radius: 4px; padding: 0 .5em; }
.own p { white-space: pre-wrap; }
pre { overflow-x: auto; }
.cover { background: var(--line); }
.cover, .link { min-height: 1.75em; }
div > .cover { margin: .4em 0 .6em; }
`;
