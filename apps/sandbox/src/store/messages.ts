import type { Range } from "./available-numbers.ts";
import type { Database } from "./database.ts";
import { flag, integer, integerOrNull, type Row, text, textOrNull } from "./row.ts";

/** Times are milliseconds since 1970 UTC. */
export type Receipt = {
  level: 1 | 2;
  status: string;
  statusCode: number | null;
  statusCodeDescription: string;
  arrivesAt: number;
};

export type Media = {
  fileName: string;
  mimeType: string;
  fileSize: number;
  /** Where it came from. */
  url: string;
  /** Null where it was not fetched, or was not read with the record. */
  content: Uint8Array | null;
};

export type Message = {
  /** With its prefix: `mdr2-…`. */
  id: string;
  accountId: number;
  direction: "inbound" | "outbound";
  sender: string;
  recipient: string;
  body: string | null;
  isMms: boolean;
  messageEncoding: number;
  messageType: string;
  segments: number;
  amountNanodollars: number;
  dlrCallback: string | null;
  sentAt: number;
  /** Before this time the message cannot be found. */
  visibleAt: number;
  /** Everything that will arrive in a message to be written; what has arrived in one that was read. */
  receipts: readonly Receipt[];
  media: readonly Media[];
};

export type Messages = {
  /** Counts every message of the sandbox, from 1. */
  nextOrdinal(): number;
  add(message: Message): void;
  /** As it is to be seen at that time. */
  get(accountId: number, id: string, now: number): Message | undefined;
  /** Newest first, sent from `start` to `end`, as they are to be seen at that time. */
  list(accountId: number, period: { start: number; end: number }, now: number, range: Range): Message[];
  /** Whoever's it is, whether it can be found yet or not, with every receipt that it will have. */
  find(id: string): Message | undefined;
  /**
   * Of all accounts, newest first, as they are at that time: outbound ones from when they were accepted, inbound ones
   * from when they arrived.
   */
  recent(now: number, range: Range): Message[];
  /** The file itself, by the message's id and the file's place in it, from 0. */
  mediaContent(id: string, position: number): { mimeType: string; content: Uint8Array } | undefined;
};

/** After everything that will ever arrive. */
const EVER = Number.MAX_SAFE_INTEGER;

const receiptOf = (row: Row): Receipt => ({
  level: integer(row, "level") === 1 ? 1 : 2,
  status: text(row, "status"),
  statusCode: integerOrNull(row, "status_code"),
  statusCodeDescription: text(row, "status_code_description"),
  arrivesAt: integer(row, "arrives_at"),
});

const mediaOf = (row: Row): Media => ({
  fileName: text(row, "file_name"),
  mimeType: text(row, "mime_type"),
  fileSize: integer(row, "file_size"),
  url: text(row, "url"),
  content: null,
});

export function messagesIn(database: Database): Messages {
  const read = (row: Row, now: number): Message => {
    const id = text(row, "id");
    const isMms = flag(row, "is_mms");
    const receipts = database.rows(
      `SELECT * FROM delivery_receipts WHERE message_id = ? AND arrives_at <= ?
       ORDER BY arrives_at DESC, level DESC, position DESC`,
      id,
      now,
    );
    const media = isMms
      ? database.rows(
          "SELECT file_name, mime_type, file_size, url FROM media WHERE message_id = ? ORDER BY position",
          id,
        )
      : [];
    return {
      id,
      accountId: integer(row, "account_id"),
      direction: text(row, "direction") === "inbound" ? "inbound" : "outbound",
      sender: text(row, "sender"),
      recipient: text(row, "recipient"),
      body: textOrNull(row, "body"),
      isMms,
      messageEncoding: integer(row, "message_encoding"),
      messageType: text(row, "message_type"),
      segments: integer(row, "segments"),
      amountNanodollars: integer(row, "amount_nanodollars"),
      dlrCallback: textOrNull(row, "dlr_callback"),
      sentAt: integer(row, "sent_at"),
      visibleAt: integer(row, "visible_at"),
      receipts: receipts.map(receiptOf),
      media: media.map(mediaOf),
    };
  };
  return {
    nextOrdinal: () => {
      const row = database.row("SELECT coalesce(max(ordinal), 0) + 1 AS ordinal FROM messages");
      return row === undefined ? 1 : integer(row, "ordinal");
    },
    add: (message) => {
      insertMessage(database, message);
      message.receipts.forEach((receipt, position) => {
        insertReceipt(database, message.id, position, receipt);
      });
      message.media.forEach((media, position) => {
        insertMedia(database, message.id, position, media);
      });
    },
    get: (accountId, id, now) => {
      const sql = "SELECT * FROM messages WHERE id = ? AND account_id = ? AND visible_at <= ?";
      const row = database.row(sql, id, accountId, now);
      return row === undefined ? undefined : read(row, now);
    },
    list: (accountId, { start, end }, now, { limit, offset }) =>
      database
        .rows(
          `SELECT * FROM messages WHERE account_id = ? AND sent_at BETWEEN ? AND ? AND visible_at <= ?
           ORDER BY sent_at DESC, ordinal DESC LIMIT ? OFFSET ?`,
          accountId,
          start,
          end,
          now,
          limit,
          offset,
        )
        .map((row) => read(row, now)),
    find: (id) => {
      const row = database.row("SELECT * FROM messages WHERE id = ?", id);
      return row === undefined ? undefined : read(row, EVER);
    },
    recent: (now, { limit, offset }) =>
      database
        .rows(
          `SELECT * FROM messages WHERE sent_at <= ? ORDER BY sent_at DESC, ordinal DESC LIMIT ? OFFSET ?`,
          now,
          limit,
          offset,
        )
        .map((row) => read(row, now)),
    mediaContent: (id, position) => {
      const row = database.row(
        "SELECT mime_type, content FROM media WHERE message_id = ? AND position = ?",
        id,
        position,
      );
      const content = row?.["content"];
      return row !== undefined && content instanceof Uint8Array
        ? { mimeType: text(row, "mime_type"), content }
        : undefined;
    },
  };
}

function insertMessage(database: Database, message: Message): void {
  database.run(
    `INSERT INTO messages (
       id, account_id, direction, sender, recipient, body, is_mms, message_encoding, message_type, segments,
       amount_nanodollars, dlr_callback, sent_at, visible_at
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    message.id,
    message.accountId,
    message.direction,
    message.sender,
    message.recipient,
    message.body,
    Number(message.isMms),
    message.messageEncoding,
    message.messageType,
    message.segments,
    message.amountNanodollars,
    message.dlrCallback,
    message.sentAt,
    message.visibleAt,
  );
}

function insertReceipt(database: Database, messageId: string, position: number, receipt: Receipt): void {
  database.run(
    "INSERT INTO delivery_receipts VALUES (?, ?, ?, ?, ?, ?, ?)",
    messageId,
    position,
    receipt.level,
    receipt.status,
    receipt.statusCode,
    receipt.statusCodeDescription,
    receipt.arrivesAt,
  );
}

function insertMedia(database: Database, messageId: string, position: number, media: Media): void {
  database.run(
    "INSERT INTO media VALUES (?, ?, ?, ?, ?, ?, ?)",
    messageId,
    position,
    media.fileName,
    media.mimeType,
    media.fileSize,
    media.url,
    media.content,
  );
}
