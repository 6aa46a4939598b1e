import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import openapi from "flowroute-openapi" with { type: "json" };

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormatsModule.default(ajv);
ajv.addSchema({ ...openapi, $id: "contract" });

export type WebhookName = keyof typeof openapi.webhooks;

function isReceipt(body: unknown): boolean {
  return JSON.stringify(body).includes('"type":"delivery_receipt"');
}

/** How a posted body breaks the contract; undefined when it does not. */
export function webhookViolation(contentType: string | undefined, body: unknown): string | undefined {
  if (contentType !== "application/json") return `the content type is ${contentType}`;
  const name: WebhookName = isReceipt(body) ? "deliveryReceipt" : "inboundMessage";
  const reference = `contract#/webhooks/${name}/post/requestBody/content/application~1json/schema`;
  const check = ajv.getSchema(reference);
  if (check === undefined) return `the contract has no schema at ${reference}`;
  return check(body) === true ? undefined : `${name}: ${ajv.errorsText(check.errors)}`;
}
