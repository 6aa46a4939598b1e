import { describe, expect, it } from "vitest";
import { handingOn, ourReadTool } from "./read-tool.ts";

const number = "12065550100";
const document = (id: string) => JSON.stringify({ data: { id, attributes: { value: id } } });
const saying = (text: string) => ({ content: [{ type: "text", text }] });

describe("handingOn", () => {
  const { told } = handingOn("getNumber", number);

  it("takes the carrier's document, with a heading or without", () => {
    expect(told.safeParse(saying(document(number))).success).toBe(true);
    expect(told.safeParse(saying(`API Response (Status: 200):\n${document(number)}`)).success).toBe(true);
  });

  it("takes neither another number nor a failure in words", () => {
    expect(told.safeParse(saying(document("12065550101"))).success).toBe(false);
    expect(told.safeParse(saying("Request failed")).success).toBe(false);
    expect(told.safeParse({ ...saying(document(number)), isError: true }).success).toBe(false);
  });
});

it("takes of ours what it says about the number, and no error", () => {
  const { told } = ourReadTool(number);
  const result = { content: [], structuredContent: { number: `+${number}` } };
  expect(told.safeParse(result).success).toBe(true);
  expect(told.safeParse({ ...result, isError: true }).success).toBe(false);
  expect(told.safeParse({ content: [] }).success).toBe(false);
});
