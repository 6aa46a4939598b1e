// What somebody writes who has just installed the client. It is copied into an empty project and compiled there.
import { createFlowroute } from "flowroute-client";
import { segments } from "flowroute-client/segments";
import { parseWebhook } from "flowroute-client/webhooks";

async function main(): Promise<void> {
  const flowroute = createFlowroute();
  const { items } = await flowroute.numbers.searchAvailable({ limit: 2 });
  const [number] = items;
  if (number === undefined) throw new Error("Nothing is for sale.");
  const bought = await flowroute.numbers.purchase(number.id);
  const body = "Hello";
  const sent = await flowroute.messages.send({ from: "12065550100", to: "12065550142", body });
  const webhook = parseWebhook({ id: sent.id, from: "12065550142", to: "12065550100", body });
  // biome-ignore lint/suspicious/noConsole: whoever runs it reads this.
  console.log(
    JSON.stringify({ bought: bought.id, sent: sent.id, parts: segments(body).count, got: webhook.type }),
  );
}

void main();
