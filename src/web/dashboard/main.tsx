// Starts the console in the page the API serves at /moderate. Reads the address, then hands over.
import { render } from "preact";
import { createApi } from "./api.ts";
import { App } from "./app.tsx";
import "./dashboard.css";
import "./frame.css";
import "./comment.css";
import { createDesk, rememberedKeys } from "./desk.ts";
import { listenToKeys } from "./keys.ts";
import { queueAt } from "./queues.ts";
import { createStore, initialState } from "./state.ts";

const root = document.getElementById("app") ?? document.body;
const here = () => queueAt(location.pathname);

const store = createStore(initialState(here(), rememberedKeys()), (state) => {
  render(<App state={state} desk={desk} />, root);
});
const desk = createDesk(store, createApi());

listenToKeys(store, desk);
window.addEventListener("popstate", () => {
  if (here() !== store.get().queue) void desk.show(here(), false);
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && store.get().session.kind === "in") void desk.recount();
});
void desk.show(here(), false).then(() => desk.start());
