// Compares versions with the oldest one that is supported.

/** True when `version` ("20.20.2", "7.2.4") is `major.minor` or newer. Nonsense is older than everything. */
export function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ofMajor = NaN, ofMinor = NaN] = version.split(".").map(Number);
  return ofMajor > major || (ofMajor === major && ofMinor >= minor);
}
