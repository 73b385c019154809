// Turns an address into the network that rules and moderators see. The address itself goes no further.
import ipaddr from "ipaddr.js";

/**
 * The /24 (IPv4) or /48 (IPv6) an address belongs to, in CIDR notation; mapped IPv4 counts as IPv4. Null for
 * what is no address and for addresses that are not public: loopback and private ones mean a proxy in front
 * that nobody told us about, and rules about networks must not take all readers for one.
 */
export function publicNetwork(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return null;
  const bits = parsed.kind() === "ipv4" ? 24 : 48;
  const bytes = parsed.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${String(bits)}`;
}
