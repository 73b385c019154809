// What counts as a blog's origin.
import { describe, expect, test } from "vitest";
import { readOrigins } from "../../src/sites/origin.ts";

describe("an origin", () => {
  test.each([
    ["https://blog.example", "https://blog.example"],
    ["https://blog.example/", "https://blog.example"],
    ["HTTPS://Blog.EXAMPLE:443", "https://blog.example"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["http://[::1]:80", "http://[::1]"],
  ])("%s is taken as browsers write it", (given, origin) => {
    expect(readOrigins([given])).toEqual([origin]);
  });

  test.each([
    "",
    "blog.example",
    "//blog.example",
    "ftp://blog.example",
    "null",
    "*",
    "https://*.example",
    "https://user:pw@blog.example",
    "https://blog.example/reviews",
    "https://blog.example/?a",
    "https://blog.example/#a",
    "javascript:alert(1)",
  ])("%j is none", (given) => {
    expect(() => readOrigins([given])).toThrow(expect.objectContaining({ code: "invalid" }));
  });

  test("given twice is one, and the order stays", () => {
    const given = ["https://b.example", "https://a.example/", "https://B.example"];
    expect(readOrigins(given)).toEqual(["https://b.example", "https://a.example"]);
  });

  test("is needed; and of several wrong ones each is named with its place", () => {
    expect(() => readOrigins([])).toThrow("names no origin");
    const refused = expect.objectContaining({
      message: expect.stringMatching(/"one" is not .*; "two" is not/) as string,
      details: {
        errors: [{ path: "origins.0" }, { path: "origins.2" }].map(
          (error) => expect.objectContaining(error) as unknown,
        ),
      },
    }) as Error;
    expect(() => readOrigins(["one", "https://blog.example", "two"])).toThrow(refused);
  });
});
