// The tree a rendered comment is made of. `html` is its serialisation, and the embed builds elements from it.
import { z } from "zod";

export type Node =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "break" }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "pre"; readonly text: string }
  | { readonly type: "link"; readonly href: string; readonly children: readonly Node[] }
  | {
      readonly type: "paragraph" | "quote" | "item" | "em" | "strong" | "strike" | "spoiler";
      readonly children: readonly Node[];
    }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly children: readonly Node[];
    };

export const node: z.ZodType<Node> = z.lazy(() =>
  z.union([
    z.object({ type: z.literal("text"), text: z.string() }),
    z.object({ type: z.literal("break") }),
    z.object({ type: z.enum(["code", "pre"]), text: z.string() }),
    z.object({ type: z.literal("link"), href: z.string(), children: z.array(node) }),
    z.object({
      type: z.enum(["paragraph", "quote", "item", "em", "strong", "strike", "spoiler"]),
      children: z.array(node),
    }),
    z.object({ type: z.literal("list"), ordered: z.boolean(), start: z.int(), children: z.array(node) }),
  ]),
);
