// What does a host alone say about where a link leads? Lists of kinds of hosts, no reputation of any one site.

const SHORTENERS = new Set(
  `bit.ly goo.gl tinyurl.com t.co ow.ly is.gd buff.ly adf.ly bit.do cutt.ly rebrand.ly shorturl.at tiny.cc rb.gy
  shorte.st linktr.ee v.gd clck.ru vk.cc u.to s.id t.ly bl.ink soo.gd ouo.io linkvertise.com snip.ly`.split(
    /\s+/u,
  ),
);
const MESSENGERS = new Set(
  "t.me telegram.me wa.me api.whatsapp.com chat.whatsapp.com line.me viber.me".split(" "),
);
/** Registries where most names ever seen in comments were adverts. */
const ODD_ENDING =
  /\.(?:xyz|top|icu|vip|bet|casino|tk|ml|ga|cf|gq|click|link|loan|win|bid|date|download|racing|review|stream|trade|party|science|work|men|cyou|sbs|buzz|monster|rest|cam|porn|sex|adult|poker|ltd|site|online|club|shop|store|website|space|fun|pw|cc|ws|su)$/u;
const NUMBERS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

export function isShortener(host: string): boolean {
  return SHORTENERS.has(host);
}

export function isMessenger(host: string): boolean {
  return MESSENGERS.has(host);
}

/** True for a bare network address and for endings hardly anybody but advertisers buys. */
export function isOddHost(host: string): boolean {
  return NUMBERS.test(host) || ODD_ENDING.test(host);
}
