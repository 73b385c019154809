// What a moderator's action does to where a comment stands. Pure: who may act, and what is stored of it, is
// decided elsewhere.
import type { Status } from "./comment.ts";

/** Where a comment stands for its readers. `status` is that of the newest revision. */
export interface Standing {
  readonly status: Status;
  /** The revision readers see; null when they see none. */
  readonly publicRevision: number | null;
  readonly veiled: boolean;
}

/** Actions that lead to a state by themselves; `restore` needs to know the past. */
export type SettlingAction = "approve" | "reject" | "delete" | "veil" | "unveil";

/**
 * The standing after an action on the newest revision, `revision`. An earlier revision that is public stays so
 * when the newest is rejected; a deleted comment has none.
 */
export function settle(standing: Standing, action: SettlingAction, revision: number): Standing {
  switch (action) {
    case "approve":
      return { ...standing, status: "approved", publicRevision: revision };
    case "reject": {
      const earlier = standing.publicRevision === revision ? null : standing.publicRevision;
      return { ...standing, status: "rejected", publicRevision: earlier };
    }
    case "delete":
      return { ...standing, status: "deleted", publicRevision: null };
    case "veil":
      return { ...standing, veiled: true };
    case "unveil":
      return { ...standing, veiled: false };
  }
}

/** The standing after an edit was judged. What a moderator deleted stays so, whatever its author makes of it. */
export function settleEdit(standing: Standing, status: Status, revision: number): Standing {
  if (standing.status === "deleted") return standing;
  return {
    ...standing,
    status,
    publicRevision: status === "approved" ? revision : standing.publicRevision,
  };
}

/** What readers notice of a change, and by how much the number of public comments changes. */
export interface Noticed {
  readonly change: "approved" | "edited" | "removed" | null;
  readonly publicCount: -1 | 0 | 1;
}

/** Compares two standings as readers see them: what was not public before and is not after, nobody notices. */
export function noticed(before: Standing, after: Standing): Noticed {
  const was = before.publicRevision;
  const is = after.publicRevision;
  if (was === null && is === null) return { change: null, publicCount: 0 };
  if (was === null) return { change: "approved", publicCount: 1 };
  if (is === null) return { change: "removed", publicCount: -1 };
  const same = was === is && before.veiled === after.veiled;
  return { change: same ? null : "edited", publicCount: 0 };
}
