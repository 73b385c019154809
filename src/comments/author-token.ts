// Who a blog says its signed-in user is: a short-lived JWT, signed with the site's secret. Anything wrong with it
// refuses the comment, because its author would otherwise appear as somebody else.
import { z } from "zod";
import { cleaned, LIMITS, optionalEmail, optionalUrl } from "../contract/fields.ts";
import type { SiteSettings } from "../contract/site.ts";
import { AppError } from "../errors.ts";
import { isEmptyText } from "../moderation/text.ts";
import { readSignedClaims } from "../secrets/jwt.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { unseal } from "../secrets/seal.ts";

export interface VerifiedAuthor {
  readonly sub: string;
  readonly name: string;
  readonly email: string | null;
  readonly url: string | null;
}

/** Seconds the blog's clock may differ from ours. */
const LEEWAY_S = 60;
/** Characters of the blog's own user ids. */
const SUB_LENGTH = 200;

const visible = (limit: number) => cleaned(limit).refine((text) => !isEmptyText(text), "is empty");
const claimsOf = (site: string, now: number) =>
  z.object({
    sub: visible(SUB_LENGTH),
    name: visible(LIMITS.name),
    email: optionalEmail.optional().default(null),
    url: optionalUrl.optional().default(null),
    aud: z.union([z.literal(site), z.array(z.string()).refine((list) => list.includes(site))]),
    exp: z.number().refine((exp) => exp + LEEWAY_S > now, "is over"),
    nbf: z
      .number()
      .refine((nbf) => nbf - LEEWAY_S <= now, "is not yet")
      .optional(),
  });

const sealedSecret = z.object({ secret: z.string().min(1) });

/** `nowMs` by the API's clock. Throws `token` for every fault, saying no more than which claims are wrong. */
export function readAuthorToken(
  keyring: Keyring,
  site: SiteSettings,
  given: { token: string; nowMs: number },
): VerifiedAuthor {
  const { secret } = sealedSecret.parse(unseal(keyring, site.tokenSecret));
  const claims = readSignedClaims(given.token, secret);
  if (claims === null) throw new AppError("token", "The author's token is not signed by this site.");
  const result = claimsOf(site.key, given.nowMs / 1000).safeParse(claims);
  if (result.success) {
    const { sub, name, email, url } = result.data;
    return { sub, name, email, url };
  }
  const wrong = [...new Set(result.error.issues.map((issue) => String(issue.path[0] ?? "content")))];
  throw new AppError("token", `The author's token does not fit: ${wrong.join(", ")}.`);
}
