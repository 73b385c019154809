// Reads the names of hosts as a browser would, so that no spelling of one looks like another. Pure text; nobody is
// asked whether such a host exists.

/** Characters of the longest name there can be. */
const LONGEST = 253;
/** Parts of a name that are looked at, counted from its end; made-up ones of more would only cost time. */
export const PARTS_MOST = 10;

/**
 * The name as a browser resolves it: lower case, international names in their ASCII form, numbers as an address,
 * without `www.` and the dot of the root. Null for what is no name of at least two parts.
 */
export function hostName(written: string): string | null {
  if (written.length > LONGEST * 4 || !URL.canParse(`http://${written}/`)) return null;
  const { hostname, host, pathname, username } = new URL(`http://${written}/`);
  if (host !== hostname || pathname !== "/" || username !== "") return null;
  const name = hostname.replace(/\.$/, "").replace(/^www\.(?=[^.]+\.)/, "");
  return name.length <= LONGEST && /^[^.]+(?:\.[^.]+)+$/.test(name) ? name : null;
}

/** The host of a web address; null for every other address, and for a host of one part. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) ? hostName(hostname) : null;
}

/** The name and those it stands below, nearest first, down to two parts; an address of numbers stands alone. */
export function namesAbove(name: string): string[] {
  if (/^\d+(?:\.\d+){3}$/.test(name)) return [name];
  const parts = name.split(".").slice(-PARTS_MOST);
  return parts.slice(1).map((_, index) => parts.slice(index).join("."));
}
