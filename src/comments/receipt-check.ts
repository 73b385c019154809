// Does the receipt that came along belong to the comment asked about? Answered before anything is looked up, so that
// nobody learns from it which comments there are.
import type { SiteSettings } from "../contract/site.ts";
import { AppError } from "../errors.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { verifyReceipt } from "../secrets/receipt.ts";

export interface ReceiptAsked {
  readonly commentId: string;
  /** Null: none came along. */
  readonly receipt: string | null;
}

/** Throws `receipt` when it does not. */
export function checkReceipt(
  keyring: Keyring,
  site: SiteSettings,
  { commentId, receipt }: ReceiptAsked,
): void {
  if (receipt === null || verifyReceipt(keyring, site.key, receipt) !== commentId)
    throw new AppError("receipt", "The receipt does not belong to this comment.");
}
