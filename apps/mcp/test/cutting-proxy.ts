import { createServer, request } from "node:http";

/** What happens to a request that acts. Reads pass, unless they are held. */
export type Fault =
  | "pass"
  | "cut before the carrier"
  | "cut after the carrier acted"
  | "500 after the carrier acted"
  | "never answered"
  | "never arrived, never answered"
  | "html";

/** A proxy on loopback in front of the sandbox, with a fault to switch on. */
export async function openCuttingProxy(target: string) {
  const state: { fault: Fault; acts: number; onAct: () => void } = {
    fault: "pass",
    acts: 0,
    onAct: () => {},
  };
  let held: Promise<void> | undefined;
  let readCame: (() => Promise<void>) | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const acts = incoming.method !== "GET";
    if (acts) {
      state.acts += 1;
      state.onAct();
    }
    await (acts ? held : readCame?.());
    const fault = acts ? state.fault : "pass";
    if (fault === "cut before the carrier") {
      incoming.socket.destroy();
      return;
    }
    if (fault === "never arrived, never answered") return;
    const forwarded = request(
      new URL(incoming.url ?? "/", target),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (fault === "pass") {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          return;
        }
        answer.resume().once("end", () => {
          if (fault === "cut after the carrier acted") incoming.socket.destroy();
          if (fault === "500 after the carrier acted") outgoing.writeHead(500).end();
          if (fault === "html")
            outgoing.writeHead(200, { "content-type": "text/html" }).end("<html>Welcome</html>");
        });
      },
    );
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    state,
    /** Keeps what acts from the carrier until it is released. */
    hold: () => {
      let release = () => {};
      held = new Promise<void>((resolve) => {
        release = resolve;
      });
      return {
        release: () => {
          held = undefined;
          release();
        },
      };
    },
    /** Keeps what reads from the carrier until it is released; `came` is when the first of it is kept. */
    holdReads: () => {
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const came = new Promise<void>((resolve) => {
        readCame = () => {
          resolve();
          return released;
        };
      });
      return { came, release };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
