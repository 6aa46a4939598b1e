import type { Accepted } from "../request/send.ts";

/** What a method gave, and the answer that it was read from. */
export interface WithResponse<Result> {
  /** What the method gives when it is awaited by itself. */
  data: Result;
  /** Status and headers. The body has been read. */
  response: Response;
}

/**
 * The result of a method that is under way: a promise that is rejected with a {@link FlowrouteError}, and the HTTP
 * answer for who asks for it.
 */
export interface Call<Result> extends Promise<Result> {
  /** The result with the HTTP answer beside it, for status and headers. */
  withResponse(): Promise<WithResponse<Result>>;
}

export function callOf<Data, Result>(
  accepted: Promise<Accepted<Data>>,
  read: (accepted: Accepted<Data>) => Result,
): Call<Result> {
  const result = accepted.then(read);
  return Object.assign(result, {
    withResponse: async () => ({ data: await result, response: (await accepted).response }),
  });
}
