import { expect, it, onTestFinished, vi } from "vitest";
import type { Resource } from "../resources/resource.ts";
import { announceChanges } from "./resources.ts";

function changing(uri: string) {
  const listeners = new Set<() => void>();
  const resource: Resource = {
    uri,
    name: uri,
    title: uri,
    description: "",
    mimeType: "text/plain",
    scope: undefined,
    needs: [],
    read: async () => ({ kind: "result", text: "" }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const change = () => {
    for (const listener of listeners) listener();
  };
  return { resource, change, listeners };
}

it("changes in a row are told once, each resource's by itself, and none after the end", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const [a, b] = [changing("test://a"), changing("test://b")];
  const told: string[] = [];
  const end = announceChanges([a.resource, b.resource], (uri) => told.push(uri));
  for (let count = 0; count < 5; count += 1) a.change();
  b.change();
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["test://a", "test://b"]);
  a.change();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["test://a", "test://b", "test://a"]);
  b.change();
  end();
  expect([a.listeners.size, b.listeners.size]).toEqual([0, 0]);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(3);
});
