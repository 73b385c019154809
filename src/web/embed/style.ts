// How the embed looks: it takes font and colour from the page around it, and mixes every shade out of that colour, so
// that it fits light and dark pages alike. A blog sets the `--momo-…` properties to have it otherwise.

/** The sheet of the shadow root. Whether it is light or dark is the page's `color-scheme`, never the system's alone. */
export const STYLE = `
:host {
  --accent: var(--momo-accent, light-dark(#1d5c52, #7cc9b8));
  --on-accent: var(--momo-on-accent, light-dark(#fff, #10211e));
  --soft: var(--momo-soft, color-mix(in srgb, currentColor 72%, transparent));
  --line: var(--momo-line, color-mix(in srgb, currentColor 16%, transparent));
  --edge: var(--momo-edge, color-mix(in srgb, currentColor 52%, transparent));
  --field: var(--momo-field, light-dark(#fff, color-mix(in srgb, currentColor 7%, transparent)));
  --wrong: var(--momo-wrong, light-dark(#a3231b, #ff9d92));
  --radius: var(--momo-radius, 6px);
  display: block; container-type: inline-size; line-height: 1.55; overflow-wrap: anywhere;
}
:host([hidden]), [hidden] { display: none; }
* { box-sizing: border-box; }
h2 { font: inherit; font-size: 1.3em; font-weight: 650; margin: 0 0 .8em; }
p { margin: 0; }
small, .soft, time, .state { color: var(--soft); font-size: .875em; font-weight: 400; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.form { margin: 0 0 2em; display: grid; gap: .9em; }
.field label { display: block; font-weight: 600; }
.field span { font-size: .9375em; }
.field label > span { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; margin-bottom: .3em; }
textarea, .field input {
  display: block; width: 100%; padding: .6em .75em; font: inherit; line-height: 1.5; color: inherit; font-weight: 400;
  background: var(--field); border: 1px solid var(--edge); border-radius: var(--radius);
}
textarea { resize: vertical; min-height: 6.5em; field-sizing: content; }
[aria-invalid] { border-color: var(--wrong) !important; box-shadow: 0 0 0 1px var(--wrong); }
.error { display: block; color: var(--wrong); margin-top: .3em; }
.pair { display: grid; gap: .9em; grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr)); }
.box { display: flex; gap: .6em; align-items: center; font-size: .9375em; min-height: 1.75em; }
.box input { width: 1.1em; height: 1.1em; margin: 0; accent-color: var(--accent); }
.status:empty { display: none; }
.status, .notice { border-inline-start: 3px solid var(--edge); padding: .4em .9em; }
.notice { margin-bottom: 1.5em; }
.trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.buttons { display: flex; gap: 1.2em; align-items: center; }
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; padding: 0; }
.send, .more { font-weight: 600; min-height: 2.75em; padding: .4em 1.4em; border-radius: var(--radius); }
.send { color: var(--on-accent); background: var(--accent); }
.more { border: 1px solid var(--edge); margin: .8em 0; }
.send:hover { filter: brightness(1.1); }
.more:hover { border-color: currentColor; }
.link { color: var(--accent); min-height: 1.7em; font-size: .9375em; }
.link:hover, a:hover { text-decoration: underline; }
.list { list-style: none; margin: 0; padding: 0; }
.list .list { margin-inline-start: .15em; padding-inline-start: clamp(.6em, 3cqi, 1.4em); border-inline-start: 1px solid var(--line); }
li .form { margin: .6em 0 1em; }
article { padding: .9em 0 .35em; }
b { margin-inline-end: .6em; }
.badge, article > small { margin-inline-start: .6em; }
.badge { font-size: .75em; font-weight: 600; color: var(--accent); border: 1px solid; border-radius: 4px; padding: 0 .4em; }
.own article { border-inline-start: 3px solid var(--edge); padding: .5em .9em; margin: .7em 0; }
.state { font-style: italic; }
.plain { white-space: pre-wrap; }
.body > * { margin: .35em 0 .6em; }
.body ul, .body ol { padding-inline-start: 1.4em; }
a { color: var(--accent); text-underline-offset: .18em; }
blockquote { margin-inline: 0; padding-inline-start: .9em; border-inline-start: 3px solid var(--line); color: var(--soft); }
pre { overflow-x: auto; padding: .7em .9em; border: 1px solid var(--line); border-radius: var(--radius); }
code { font: .9em ui-monospace, monospace; }
.cover {
  color: var(--soft); font-size: .875em; padding: 0 .6em; border-radius: 4px; min-height: 1.72em;
  background: repeating-linear-gradient(-45deg, var(--line) 0 2px, transparent 2px 7px); border: 1px solid var(--line);
}
.cover:hover { color: inherit; border-color: var(--edge); }
div.covered { margin: .5em 0; }
div.covered .cover { padding: .5em .9em; }
.list:not(:empty) + .foot .none { display: none; }
`;
