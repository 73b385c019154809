// The words for why: reasons of phases, of people, and of reports, as one list for the wire.
import { z } from "zod";
import { REASONS } from "../moderation/phase.ts";

/** What people may say: for reports, rejections and keys. Only `spam` teaches the spam model. */
export const PEOPLES_REASONS = ["spam", "abuse", "off-topic", "spoiler", "other"] as const;
export const peoplesReason = z.enum(PEOPLES_REASONS);
export type PeoplesReason = z.infer<typeof peoplesReason>;

export const reason = z.enum([...REASONS, "reports", "abuse", "off-topic", "spoiler", "other"]);
export type ReasonCode = z.infer<typeof reason>;
