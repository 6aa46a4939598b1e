import { randomUUID } from "node:crypto";
import type { RecordedAnswer } from "../servers/recorded-answer.ts";

/** A route of Mockoon: its path, with parameters as `:name`, and what it answers. */
export type MockRoute = { method: "GET" | "POST"; path: string; answer: RecordedAnswer };

/** Of the files that version 9.9 writes: an older one would be asked about, a newer one refused. */
const LAST_MIGRATION = 33;

/** A file for Mockoon with these routes, the first that fits first. Answers are sent as they are. */
export function mockoonEnvironment(routes: readonly MockRoute[]) {
  const all = routes.map(route);
  return {
    uuid: randomUUID(),
    lastMigration: LAST_MIGRATION,
    name: "bench",
    endpointPrefix: "",
    latency: 0,
    // The command line says which.
    port: 3000,
    hostname: "127.0.0.1",
    folders: [],
    routes: all,
    rootChildren: all.map(({ uuid }) => ({ type: "route", uuid })),
    proxyMode: false,
    proxyHost: "",
    proxyRemovePrefix: false,
    tlsOptions: {
      enabled: false,
      type: "CERT",
      pfxPath: "",
      certPath: "",
      keyPath: "",
      caPath: "",
      passphrase: "",
    },
    cors: false,
    headers: [],
    proxyReqHeaders: [],
    proxyResHeaders: [],
    data: [],
    callbacks: [],
  };
}

function route({ method, path, answer: { status, contentType, body } }: MockRoute) {
  const response = {
    uuid: randomUUID(),
    body,
    latency: 0,
    statusCode: status,
    label: "",
    headers: [{ key: "Content-Type", value: contentType }],
    bodyType: "INLINE",
    filePath: "",
    databucketID: "",
    sendFileAsBody: false,
    rules: [],
    rulesOperator: "OR",
    // Templates are for answers that change.
    disableTemplating: true,
    fallbackTo404: false,
    default: true,
    crudKey: "id",
    callbacks: [],
  };
  return {
    uuid: randomUUID(),
    type: "http",
    documentation: "",
    method: method.toLowerCase(),
    endpoint: path.replace(/^\//, ""),
    responses: [response],
    responseMode: null,
    streamingMode: null,
    streamingInterval: 0,
  };
}
