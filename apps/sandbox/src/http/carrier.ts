import type { Clock } from "../clock/clock.ts";
import type { Fault } from "../faults/fault.ts";
import type { Faults } from "../faults/faults.ts";
import type { Journal } from "../journal/journal.ts";
import type { Log } from "../log.ts";
import { type Answered, type Answering, answerTo } from "./answer.ts";
import { type Exchange, openExchange } from "./exchange.ts";
import { type Outcome, outcomeOf } from "./faulty.ts";
import type { RequestObserver } from "./observed-request.ts";
import { pathOperations } from "./path-operations.ts";
import { failureText, fault } from "./perform.ts";
import { MEDIA_TYPE, sendAnswer, textOf } from "./send-answer.ts";
import type { HandleRequest } from "./server.ts";

export type CarrierOptions = Answering & {
  clock: Clock;
  faults: Faults;
  journal: Journal;
  log: Log;
  onRequest: RequestObserver | undefined;
  /** Aborted when the sandbox closes: what takes longer than that is cut. */
  closing: AbortSignal;
};

/** The carrier's API over HTTP: a request comes in here, and its answer, or a fault, goes out here. */
export function createCarrier(options: CarrierOptions): HandleRequest {
  const { clock, faults, journal, log, onRequest, closing } = options;
  const paths = pathOperations(log);

  /** For the journal, and for who wants to be told. */
  const note = (
    exchange: Exchange,
    status: number | undefined,
    text: string | undefined,
    faultId: string | undefined,
  ): void => {
    const { method, path, search, performed, account, incoming, outgoing, requestBody, startedAt } = exchange;
    const operationId = account === undefined ? undefined : performed?.contract.operationId;
    journal.record({
      at: clock(),
      method,
      path,
      search,
      operationId: performed?.contract.operationId,
      accessKey: account?.accessKey,
      rawHeaders: incoming.rawHeaders,
      requestBody,
      status,
      responseBody: text,
      tookMs: performance.now() - startedAt,
      fault: faultId,
    });
    if (onRequest !== undefined && status !== undefined) {
      outgoing.once("finish", () => onRequest({ method, path, operationId, status }));
    }
  };

  const send = (exchange: Exchange, { answer, headers }: Answered): void => {
    const text = textOf(answer);
    note(exchange, answer.status, text, undefined);
    sendAnswer(exchange.outgoing, answer.status, text, headers);
  };

  const putOut = ({ outgoing }: Exchange, outcome: Outcome): void => {
    if (outcome.kind === "sent") {
      sendAnswer(outgoing, outcome.status, outcome.text, outcome.headers);
    } else if (outcome.kind === "cut") {
      outgoing.destroy();
    } else {
      const { status, text, headers } = outcome;
      const length = Buffer.byteLength(text);
      outgoing.writeHead(status, { "content-type": MEDIA_TYPE, "content-length": length, ...headers });
      outgoing.write(text.slice(0, Math.floor(text.length / 2)), () => outgoing.destroy());
    }
  };

  const failed = (exchange: Exchange, cause: unknown): void => {
    if (closing.aborted) {
      exchange.outgoing.destroy();
      return;
    }
    log(failureText(cause));
    if (!exchange.outgoing.headersSent) send(exchange, { answer: fault(), headers: {} });
    else exchange.outgoing.destroy();
  };

  const sendFaulty = async (exchange: Exchange, met: Fault) => {
    const outcome = await outcomeOf(met, () => answerTo(exchange, options), closing);
    const sent = outcome.kind === "sent" ? outcome : undefined;
    note(exchange, sent?.status, sent?.text, met.id);
    putOut(exchange, outcome);
  };

  return (incoming, outgoing) => {
    const exchange = openExchange(incoming, outgoing, paths.find);
    try {
      const { performed } = exchange;
      const met = performed === undefined ? undefined : faults.draw(performed.contract.operationId);
      if (met !== undefined) {
        sendFaulty(exchange, met).catch((cause: unknown) => failed(exchange, cause));
        return;
      }
      const answered = answerTo(exchange, options);
      if (!(answered instanceof Promise)) send(exchange, answered);
      else
        answered.then(
          (settled) => send(exchange, settled),
          (cause: unknown) => failed(exchange, cause),
        );
    } catch (cause) {
      failed(exchange, cause);
    }
  };
}
