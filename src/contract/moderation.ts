// What a moderator sees and says: rows of the queue, cases, decisions, sessions. Moderation calls refuse
// unknown fields, because there a typing error must not pass for an answer.
import { z } from "zod";
import { PHASE_NAMES } from "../moderation/phase.ts";
import { STATUSES } from "../moderation/comment.ts";
import { LIMITS, commentId, optionalText, siteKey } from "./fields.ts";
import { peoplesReason, reason } from "./reason.ts";
import { finding } from "./step.ts";

export const actor = z.object({
  kind: z.enum(["pipeline", "moderator", "author", "system"]),
  id: z.string().nullable(),
  name: z.string().nullable(),
});
export type Actor = z.infer<typeof actor>;

/** A finding with its wording: `sentence` is English, for programs; screens word `code` and `params`. */
export const said = finding.extend({
  phase: z.enum(PHASE_NAMES),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  sentence: z.string(),
});
export type Said = z.infer<typeof said>;

export const moderated = z.object({
  site: siteKey,
  id: commentId,
  thread: z.object({
    key: z.string(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    open: z.boolean(),
  }),
  parent: commentId.nullable(),
  revision: z.int(),
  publicRevision: z.int().nullable(),
  seen: z.int(),
  status: z.enum(STATUSES),
  veiled: z.boolean(),
  spoiler: z.boolean(),
  author: z.object({
    key: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    url: z.string().nullable(),
    sub: z.string().nullable(),
    network: z.string().nullable(),
    verified: z.boolean(),
    staff: z.boolean(),
  }),
  text: z.string(),
  masked: z.string(),
  findings: z.array(said),
  spam: z.object({ score: z.number().nullable() }),
  reason: reason.nullable(),
  reports: z.object({
    open: z.int(),
    total: z.int(),
    reasons: z.record(z.string(), z.int()),
  }),
  claim: z.object({ by: z.string(), until: z.string() }).nullable(),
  language: z.string().nullable(),
  createdAt: z.string(),
  decidedAt: z.string(),
});
export type Moderated = z.infer<typeof moderated>;

export const moderatedPage = z.object({ items: z.array(moderated), next: z.string().nullable() });

export const ACTIONS = ["approve", "reject", "delete", "restore", "veil", "unveil"] as const;
export type Action = (typeof ACTIONS)[number];

export const decisionAsked = z.strictObject({
  site: siteKey,
  commentId,
  revision: z.int().min(1),
  seen: z.int().min(1),
  action: z.enum(ACTIONS),
  reason: peoplesReason.optional(),
  note: optionalText(LIMITS.note).optional(),
  message: optionalText(LIMITS.note).optional(),
});
export type DecisionAsked = z.infer<typeof decisionAsked>;
export const decisionsAsked = z.array(decisionAsked).min(1).max(200);

const resultOf = { site: z.string(), commentId, revision: z.int(), seen: z.int() };
/** Of one decision of many. `after` is null for a comment the caller has no business with, or named twice. */
export const decisionResult = z.discriminatedUnion("status", [
  z.object({
    ...resultOf,
    status: z.literal(200),
    code: z.null(),
    after: z.enum(STATUSES),
    comment: z.null(),
  }),
  z.object({
    ...resultOf,
    status: z.literal([404, 409, 422]),
    code: z.string(),
    after: z.enum(STATUSES).nullable(),
    comment: moderated.nullable(),
  }),
]);
export type DecisionResult = z.infer<typeof decisionResult>;

export const decisionEntry = z.object({
  number: z.int(),
  revision: z.int(),
  by: actor,
  action: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  reason: reason.nullable(),
  note: z.string().nullable(),
  message: z.string().nullable(),
  policy: z.int(),
  at: z.string(),
});

export const revisionEntry = z.object({
  revision: z.int(),
  text: z.string(),
  spoiler: z.boolean(),
  status: z.string(),
  by: actor,
  policy: z.int(),
  createdAt: z.string(),
});

/** Role of a person: an admin may do everything everywhere, a moderator works on the sites given. */
export const role = z.enum(["admin", "moderator"]);
export type Role = z.infer<typeof role>;

export const sessionAsked = z.strictObject({ email: z.string().max(254), password: z.string().max(1_024) });
export const sessionUser = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string(),
  role,
  sites: z.array(z.string()),
});
export type SessionUser = z.infer<typeof sessionUser>;
export const sessionOpened = z.object({ csrf: z.string(), user: sessionUser });
