// `npm start`: installs, builds, and hands over to the launcher (main.ts). Plain JavaScript without
// dependencies, because on a fresh clone there is nothing else yet.
import { ensureDependencies } from "./dependencies.mjs";

ensureDependencies();
const { build } = await import("./build.mjs");
await build();
await import(new URL("../../dist/local.js", import.meta.url).href);
