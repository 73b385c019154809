// Loaded into every Node process the launcher starts: when the launcher is gone, the process ends too, cleanly
// if it can and after ten seconds in any case. Nothing else would ever stop it.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 10_000).unref();
});
// The channel itself must not be a reason to go on living.
process.channel?.unref();
