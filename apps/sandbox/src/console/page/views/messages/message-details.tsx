import type { MessageState } from "../../../../control/shapes.ts";
import { findRequestOf } from "../../data/find-request.ts";
import { go } from "../../data/place.ts";
import { useAction } from "../../data/use-action.ts";
import { formatUsd } from "../../logic/money.ts";
import { hashOf } from "../../logic/place.ts";
import { messageTone } from "../../logic/tone.ts";
import { CopyButton } from "../../parts/button.tsx";
import { Chip, Fact, Problem, Time } from "../../parts/show.tsx";

const ENCODINGS: Readonly<Record<number, string>> = { 0: "7-bit", 8: "UCS-2" };

/** Newest first, as the sandbox has them; shown as they came. */
function Receipts({ receipts }: Pick<MessageState, "receipts">) {
  if (receipts.length === 0) return <p class="sub">No receipts yet.</p>;
  return (
    <ol class="receipts" aria-label="Receipts">
      {receipts.toReversed().map(({ level, status, status_code, status_code_description, at }) => (
        <li key={`${at} ${status}`}>
          <Chip tone={messageTone(status)}>{status}</Chip>
          <span class="sub">level {level}</span>
          <Time at={at} />
          <span class="words">
            {status_code_description}
            {status_code !== null && ` (${status_code})`}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function MessageDetails({ message }: { message: MessageState }) {
  const { id, direction, is_mms, segments, message_encoding, amount_usd, receipts } = message;
  const { busy, problem, run, fail } = useAction();
  const showRequest = () =>
    run(async () => {
      const found = await findRequestOf(message);
      if (found === undefined) fail("Its request is no longer in the journal.");
      else go(hashOf("requests", [found]));
    });
  return (
    <div class="details">
      {direction === "outbound" && <Receipts receipts={receipts} />}
      <dl class="facts">
        <Fact name="Segments">{segments}</Fact>
        <Fact name="Encoding">
          {ENCODINGS[message_encoding] ?? "Other"} ({message_encoding})
        </Fact>
        <Fact name="Price">{formatUsd(amount_usd)}</Fact>
        <Fact name="Type">{is_mms ? "MMS" : "SMS"}</Fact>
        <Fact name="Id">
          <code class="id">{id}</code> <CopyButton text={id} what="the message's id" />
        </Fact>
      </dl>
      <div class="row">
        <a class="link" href={hashOf("webhooks", [], { message: id })}>
          Webhooks
        </a>
        {direction === "outbound" && (
          <button type="button" class="link" disabled={busy} onClick={showRequest}>
            Request
          </button>
        )}
      </div>
      <Problem text={problem} />
    </div>
  );
}
