// The demo blog as a process of its own, on its own port and so its own origin, as a real blog has.
import { createServer } from "node:http";
import { createBlog } from "./blog-server.ts";

const { BLOG_PORT = "8090", MOMO_API_URL = "http://localhost:8080", MOMO_SITE = "demo" } = process.env;

const server = createServer(createBlog({ api: new URL(MOMO_API_URL).origin, site: MOMO_SITE }));
server.listen(Number(BLOG_PORT));

function stop(): void {
  server.close();
  server.closeAllConnections();
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);
// Being listened to by the launcher is no reason to go on living.
process.channel?.unref();
