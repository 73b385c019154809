import { expect, it } from "vitest";
import { hostName, hostOf, namesAbove } from "../../src/moderation/host-name.ts";

it.each([
  ["Evil.Example", "evil.example"],
  ["www.evil.example.", "evil.example"],
  ["www.example", "www.example"],
  ["\uFF45vil\uFF0Eexample", "evil.example"],
  ["münchen.example", "xn--mnchen-3ya.example"],
  ["ev%69l.example", "evil.example"],
  ["0xCB.113.7", "203.113.0.7"],
])("reads %j as a browser does", (written, name) => {
  expect(hostName(written)).toBe(name);
});

it.each([
  "",
  ".",
  "com",
  "a..b",
  ".a.b",
  "a b.example",
  "u@evil.example",
  "a.example/x",
  "a.example:81",
  "[::1]",
])("takes %j for no name", (written) => {
  expect(hostName(written)).toBeNull();
});

it("takes nothing that is too long to be one", () => {
  expect(hostName("a.".repeat(100_000))).toBeNull();
  expect(hostName(`${"a.".repeat(127)}example`)).toBeNull();
});

it("reads the host of a web address, past whoever is named before it", () => {
  expect(hostOf("HTTPS://good.example@www.Evil.example:81/x")).toBe("evil.example");
  expect(hostOf("mailto:ada@evil.example")).toBeNull();
  expect(hostOf("evil.example")).toBeNull();
});

it("climbs from a name to those above it, never to a whole ending", () => {
  expect(namesAbove("a.b.example")).toEqual(["a.b.example", "b.example"]);
  expect(namesAbove("b.example")).toEqual(["b.example"]);
  expect(namesAbove("203.0.113.7")).toEqual(["203.0.113.7"]);
  expect(namesAbove("x.".repeat(100) + "example")).toHaveLength(9);
});
