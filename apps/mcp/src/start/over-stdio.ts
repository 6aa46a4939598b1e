import { tracingIfRegistered } from "../observe/tracing-if-registered.ts";
import { createWatch } from "../observe/watch.ts";
import { serveOnStdio } from "../serve/stdio.ts";
import { servedFrom } from "../served.ts";
import type { Settings } from "../settings/settings.ts";
import { greet } from "./greet.ts";
import { openAccount } from "./open-account.ts";
import { approveCommandOf, atThisMachine } from "./places-to-approve.ts";
import type { Program } from "./program.ts";

/** Serves one host, until it closes stdin. */
export async function serveOverStdio(settings: Settings, { command, version, say }: Program): Promise<void> {
  const watch = createWatch({ tracing: await tracingIfRegistered({ transport: "pipe", version, say }) });
  const account = await openAccount(settings, watch.hooks);
  const { carrier, ledger, isShared } = account;
  const { stateFolder } = settings;
  const { served, guard } = servedFrom({
    placesToApprove: () => atThisMachine(approveCommandOf(command, { stateFolder, isShared })),
    settings,
    carrier,
    ledger,
    version,
    say,
    watch,
    // Who is served is at this machine.
    homeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const server = serveOnStdio(served, (error) => say(error.name));
  greet(account, settings, say);
  // What a process that was killed has left is looked into now; without a ledger there is nothing.
  if (ledger.exists()) guard.recover();
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await server.close();
    await guard.close();
    await ledger.close();
    await carrier.close();
    // A pool that is being opened would otherwise keep the process alive.
    if (isShared) process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  // The host is gone; an embedded sandbox would otherwise keep the process alive.
  // A pipe is closed with its end, a file only ends.
  for (const gone of ["end", "close"] as const) process.stdin.once(gone, stop);
}
