import { randomUUID } from "node:crypto";

export type ErrorDetail = string | Readonly<Record<string, unknown>>;

export type ErrorDocument = {
  errors: { detail: ErrorDetail; id: string; status: number; title?: string }[];
};

/** The carrier's error body. Some of its errors come without a title. */
export function errorDocument(status: number, detail: ErrorDetail, title?: string): ErrorDocument {
  const error = { detail, id: randomUUID(), status };
  return { errors: [title === undefined ? error : { ...error, title }] };
}
