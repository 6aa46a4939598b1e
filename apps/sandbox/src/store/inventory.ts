import type { Database } from "./database.ts";

/** The numbers that a sandbox was made with, as bytes: a file keeps them, whatever a newer version would make. */
export type Inventory = { read(): Uint8Array | undefined; write(content: Uint8Array): void };

export function inventoryIn(database: Database): Inventory {
  return {
    read: () => {
      const content = database.row("SELECT content FROM inventory")?.["content"];
      return content instanceof Uint8Array ? content : undefined;
    },
    write: (content) => {
      database.run("INSERT OR REPLACE INTO inventory (id, content) VALUES (1, ?)", content);
    },
  };
}
