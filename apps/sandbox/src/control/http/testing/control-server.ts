import { expect } from "vitest";
import { serve } from "../../../media/testing/serve.ts";
import { type ControlHandlerOptions, createControlHandler } from "../control-handler.ts";
import { type Answered, type Asked, ask } from "./ask.ts";
import { documentViolation } from "./document-violation.ts";
import { type FakeControl, fakeControl } from "./fake-control.ts";

export type ControlServer = {
  port: number;
  control: FakeControl;
  /** Lines for the operator so far. */
  logged: string[];
  /** The answer must be as the control document says. */
  ask(method: string, path: string, asked?: Asked): Promise<Answered>;
};

type Options = Partial<Omit<ControlHandlerOptions, "control">> & { control?: FakeControl };

/** The handler behind a real socket. It ends with the test. */
export async function startControl({
  control = fakeControl(),
  ...options
}: Options = {}): Promise<ControlServer> {
  const logged: string[] = [];
  const handle = createControlHandler({
    control,
    access: "loopback",
    mediaContent: () => undefined,
    consoleFiles: async () => new Map(),
    log: (line) => void logged.push(line),
    ...options,
  });
  const { port } = await serve(handle);
  return {
    port,
    control,
    logged,
    ask: async (method, path, asked) => {
      const answered = await ask(port, method, path, asked);
      const violation = documentViolation(method, path, answered);
      if (violation !== undefined) throw new Error(violation);
      return answered;
    },
  };
}

/** The carrier's error shape. */
export function anError(status: number, detail: unknown, title?: string) {
  const error = { detail, id: expect.any(String), status };
  return { errors: [title === undefined ? error : { ...error, title }] };
}
