// Turns an address into the network that rules and moderators see. The address itself is stored nowhere; it is
// only asked whether it lies in a network that a site blocks or trusts.
import ipaddr from "ipaddr.js";

/**
 * The /24 (IPv4) or /48 (IPv6) an address belongs to, in CIDR notation; mapped IPv4 counts as IPv4. Null for
 * what is no address and for addresses that are not public: loopback and private ones mean a proxy in front
 * that nobody told us about, and rules about networks must not take all readers for one.
 */
export function publicNetwork(address: string | null): string | null {
  const parsed = parsePublic(address);
  if (!parsed) return null;
  const bits = parsed.kind() === "ipv4" ? 24 : 48;
  const bytes = parsed.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${String(bits)}`;
}

/** The address in its one spelling; null for what `publicNetwork` knows no network of. */
export function publicAddress(address: string | null): string | null {
  return parsePublic(address)?.toString() ?? null;
}

function parsePublic(address: string | null): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" ? parsed : null;
}

/** Bits a network that somebody names has at least: a wider one would take a country for one reader. */
const BITS_LEAST = { ipv4: 8, ipv6: 16 };

/**
 * The network somebody means, in CIDR notation without bits behind its length; an address alone is a network of
 * one, and mapped IPv4 is IPv4. Or what is wrong with it.
 */
export function readNetwork(given: string): { network: string } | { network: null; problem: string } {
  const wrong = (problem: string) => ({ network: null, problem });
  const [address = "", bits, ...more] = given.split("/");
  if (!isWritten(address) || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    return wrong("is not an address or network such as 203.0.113.0/24");
  const plain = ipaddr.process(address);
  const kind = plain.kind();
  const all = kind === "ipv4" ? 32 : 128;
  const mapped = ipaddr.parse(address).kind() === kind ? 0 : 96;
  const length = bits === undefined ? all : Number(bits) - mapped;
  if (length > all) return wrong("has more bits than its address");
  if (length < BITS_LEAST[kind])
    return wrong(`is wider than /${String(BITS_LEAST[kind])}: it would take everybody for one`);
  if (plain.range() !== "unicast")
    return wrong("is not a public network: rules about networks leave those alone");
  const { IPv4, IPv6 } = ipaddr;
  const first = (kind === "ipv4" ? IPv4 : IPv6).networkAddressFromCIDR(
    `${plain.toString()}/${String(length)}`,
  );
  return { network: `${first.toString()}/${String(length)}` };
}

/** Written out: `10.1` and octal numbers mean something else to everybody, a zone means something only at home. */
function isWritten(address: string): boolean {
  return (
    ipaddr.IPv4.isValidFourPartDecimal(address) || (ipaddr.IPv6.isValid(address) && !address.includes("%"))
  );
}
