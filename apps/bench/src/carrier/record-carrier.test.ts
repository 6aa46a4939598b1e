import { expect, it } from "vitest";
import { recordCarrier } from "./record-carrier.ts";

it("has every answer of the sandbox, about the same number and message", async () => {
  const { number, messageId, routeId, answers } = await recordCarrier();
  expect(Object.entries(answers).map(([operation, { status }]) => [operation, status])).toEqual([
    ["searchAvailableNumbers", 200],
    ["purchaseNumber", 201],
    ["getNumber", 200],
    ["updatePrimaryRoute", 204],
    ["listRoutes", 200],
    ["listNumbers", 200],
    ["sendMessage", 202],
    ["listMessages", 200],
    ["listOlderMessages", 200],
  ]);
  for (const operation of ["searchAvailableNumbers", "purchaseNumber", "getNumber"] as const)
    expect(JSON.parse(answers[operation].body)).toMatchObject(
      operation === "searchAvailableNumbers" ? { data: [{ id: number }] } : { data: { id: number } },
    );
  expect(JSON.parse(answers.sendMessage.body)).toMatchObject({ data: { id: messageId } });
  expect(answers.listRoutes.body).toContain(`"${routeId}"`);
  expect(answers.getNumber.body).not.toContain(`"${routeId}"`);
});

it("has fifty inbound messages a page, and one STOP on the older one", async () => {
  const { answers } = await recordCarrier();
  const inbound = expect.objectContaining({ attributes: expect.objectContaining({ direction: "inbound" }) });
  for (const { body } of [answers.listMessages, answers.listOlderMessages])
    expect(JSON.parse(body).data).toEqual(Array.from({ length: 50 }, () => inbound));
  expect(answers.listMessages.body).not.toContain('"STOP"');
  expect(answers.listOlderMessages.body.split('"STOP"')).toHaveLength(2);
});
