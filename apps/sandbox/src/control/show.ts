import type { Entry } from "../journal/journal.ts";
import { mediaId, mediaUrl } from "../resources/message.ts";
import type { AccountNumber } from "../store/account-numbers.ts";
import type { AvailableNumber } from "../store/available-numbers.ts";
import type { Message, Receipt } from "../store/messages.ts";
import type { Route } from "../store/routes.ts";
import type { WebhookAttempt } from "../store/webhooks.ts";
import { redactHeaders, redactQuery, redactText } from "./redact.ts";
import type {
  MessageState,
  NumberForSale,
  OwnedNumber,
  ReceiptState,
  RequestDetail,
  RequestSummary,
  RouteState,
  WebhookAttemptState,
} from "./shapes.ts";

const NANODOLLARS = 1_000_000_000;

export const usd = (nanodollars: number) => nanodollars / NANODOLLARS;
export const nanodollarsOf = (dollars: number) => Math.round(dollars * NANODOLLARS);
export const isoTime = (time: number) => new Date(time).toISOString();

const showReceipt = (receipt: Receipt): ReceiptState => ({
  level: receipt.level,
  status: receipt.status,
  status_code: receipt.statusCode,
  status_code_description: receipt.statusCodeDescription,
  at: isoTime(receipt.arrivesAt),
});

function statusOf({ direction, receipts }: Message): string {
  return direction === "inbound" ? "received" : (receipts[0]?.status ?? "accepted");
}

export function showMessage(message: Message, accessKey: string, baseUrl: string): MessageState {
  return {
    id: message.id,
    access_key: accessKey,
    direction: message.direction,
    from: message.sender,
    to: message.recipient,
    body: message.body,
    is_mms: message.isMms,
    status: statusOf(message),
    message_encoding: message.messageEncoding,
    segments: message.segments,
    amount_usd: usd(message.amountNanodollars),
    at: isoTime(message.sentAt),
    receipts: message.receipts.map(showReceipt),
    media: message.media.map(({ fileName, mimeType, fileSize }, position) => {
      const id = mediaId(message, position);
      return {
        id,
        file_name: fileName,
        mime_type: mimeType,
        file_size: fileSize,
        url: mediaUrl(baseUrl, id),
      };
    }),
  };
}

const showRoute = ({ id, routeType, alias, value }: Route): RouteState => ({
  id,
  route_type: routeType,
  alias,
  value,
});

export function showNumber(
  number: AccountNumber,
  accessKey: string,
  routes: { primary: Route; failover: Route | undefined },
): OwnedNumber {
  const { lastChange } = number;
  return {
    number: number.value,
    access_key: accessKey,
    alias: number.alias,
    number_type: number.numberType,
    rate_center: number.rateCenter,
    state: number.state,
    messaging_enabled: number.messagingEnabled,
    primary_route: showRoute(routes.primary),
    failover_route: routes.failover === undefined ? null : showRoute(routes.failover),
    last_change: lastChange === null ? null : { what: lastChange.what, at: isoTime(lastChange.at) },
  };
}

export const showForSale = (number: AvailableNumber): NumberForSale => ({
  number: number.value,
  number_type: number.numberType,
  rate_center: number.rateCenter,
  state: number.state,
  tier: number.tier,
  setup_cost: number.setupCostCents / 100,
  monthly_cost: number.monthlyCostCents / 100,
});

export const showAttempt = (attempt: WebhookAttempt): WebhookAttemptState => ({
  at: isoTime(attempt.attemptedAt),
  status: attempt.status,
  problem: attempt.problem,
  took_ms: attempt.tookMs,
});

/** @param secrets the accounts' secret keys. */
export const showRequest = (entry: Entry, secrets: readonly string[]): RequestSummary => ({
  id: entry.id,
  at: isoTime(entry.at),
  method: entry.method,
  path: redactText(entry.path, secrets),
  query: redactQuery(entry.search, secrets),
  operation: entry.operationId ?? null,
  access_key: entry.accessKey ?? null,
  status: entry.status ?? null,
  took_ms: Math.round(entry.tookMs * 1000) / 1000,
  fault: entry.fault ?? null,
});

export function showRequestDetail(entry: Entry, secrets: readonly string[]): RequestDetail {
  const shown = (body: string | undefined) => (body === undefined ? null : redactText(body, secrets));
  return {
    ...showRequest(entry, secrets),
    request_headers: redactHeaders(entry.rawHeaders, secrets),
    request_body: shown(entry.requestBody),
    response_body: shown(entry.responseBody),
  };
}
