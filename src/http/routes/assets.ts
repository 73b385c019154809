// The two files pages ask for: the script blogs embed, and the style sheet of Momo's own pages.
import { readFile } from "node:fs/promises";
import { Router } from "express";
import type { RequestHandler } from "express";
import { projectRoot } from "../../project-root.ts";
import { STYLE_PATH } from "../pages/document.ts";
import { STYLE } from "../pages/style.ts";
import { sendAsset, toAsset } from "../send-asset.ts";
import type { Asset } from "../send-asset.ts";

/** Routes at the root: `/embed.js`, `/momo.css`. */
export function createAssetRouter(): Router {
  const router = Router();
  router.get("/embed.js", sendScript());
  const style = toAsset(STYLE, "text/css; charset=utf-8");
  router.get(STYLE_PATH, (request, response) => {
    sendAsset(request, response, style);
  });
  return router;
}

/** Read at the first request and not before, so that the API starts without the browser's half. */
function sendScript(): RequestHandler {
  let script: Promise<Asset> | null = null;
  return async function sendEmbed(request, response) {
    script ??= readFile(new URL("dist/web/embed.js", projectRoot())).then((content) =>
      toAsset(content, "text/javascript; charset=utf-8"),
    );
    const asset = await script.catch((error: unknown) => {
      script = null;
      throw error;
    });
    sendAsset(request, response, asset);
  };
}
