import { type Call, callOf } from "../answer/call.ts";
import { type List, listOf } from "../answer/list.ts";
import { type Flatten, type PageDocument, pageOf } from "../answer/page.ts";
import type { Answer } from "../answer/read-answer.ts";
import { documentOf } from "../answer/shape.ts";
import type { operations } from "../generated/schema.ts";
import type { Core } from "../request/core.ts";
import { given } from "../request/given.ts";
import type { Accepted, Exchange, RequestOptions, Send } from "../request/send.ts";
import type { Lenient, QueryOf } from "../resources/flat.ts";
import type { OperationId } from "./operation-id.ts";

/** The operations that give a list, page by page. */
type ListId = {
  [Id in OperationId]: operations[Id]["parameters"] extends { query?: { offset?: number } } ? Id : never;
}[OperationId];

/** The longest page of a list, but for area codes. */
const LONGEST_PAGE = 200;

/** What operations are made with. */
export interface Perform {
  core: Core;
  /** Sends the request of an operation and reads its answer. */
  call: <Data, Result>(
    operationId: OperationId,
    options: RequestOptions | undefined,
    request: (exchange: Exchange) => Promise<Answer<Data>>,
    read: (accepted: Accepted<Data>) => Result,
    product?: Parameters<Send>[3],
  ) => Call<Result>;
  /** As `call`, for the pages of a list. */
  list: <Id extends ListId, Resource, Included, Item extends { id: string }>(
    operationId: Id,
    asked: Lenient<QueryOf<Id>>,
    options: RequestOptions | undefined,
    request: (
      exchange: Exchange & { params: { query: QueryOf<Id> } },
    ) => Promise<Answer<PageDocument<Resource, Included>>>,
    holds: (document: unknown) => boolean,
    flatten: Flatten<Resource, Included, Item>,
    longestPage?: number,
  ) => List<Item, Lenient<QueryOf<Id>>>;
}

export function performWith(core: Core, send: Send): Perform {
  const call: Perform["call"] = (operationId, options, request, read, product) =>
    callOf(send(operationId, options, request, product), read);
  return {
    core,
    call,
    list: (operationId, asked, options, request, holds, flatten, longestPage = LONGEST_PAGE) =>
      listOf({ ...asked }, longestPage, (params) =>
        call(
          operationId,
          options,
          (exchange) => request({ ...exchange, params: { query: given(params) } }),
          (accepted) => pageOf(documentOf(accepted, holds), flatten, params),
        ),
      ),
  };
}
