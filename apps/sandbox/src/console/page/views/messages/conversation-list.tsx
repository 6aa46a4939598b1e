import { useState } from "preact/hooks";
import { unread } from "../../data/arrivals.ts";
import { useCell } from "../../data/cell.ts";
import { hasOlderMessages, loadOlderMessages } from "../../data/resources.ts";
import { useAction } from "../../data/use-action.ts";
import { type Conversation, summaryOf } from "../../logic/conversations.ts";
import { formatPhone, phoneContains } from "../../logic/phone.ts";
import { conversationHash } from "../../logic/place.ts";
import { messageTone } from "../../logic/tone.ts";
import { Button } from "../../parts/button.tsx";
import { ExampleSend } from "../../parts/example.tsx";
import { Input } from "../../parts/field.tsx";
import { Empty, Problem, Time } from "../../parts/show.tsx";

const SHOWN_AT_FIRST = 100;

function matches({ ours, handset, messages }: Conversation, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return true;
  if (phoneContains(ours, wanted) || phoneContains(handset, wanted)) return true;
  return messages.some(({ body }) => body?.toLowerCase().includes(wanted));
}

type RowProps = { conversation: Conversation; isOpen: boolean; fresh: number };

function Row({ conversation: { ours, handset, messages }, isOpen, fresh }: RowProps) {
  const [last] = messages;
  return (
    <li>
      <a
        class="conversation"
        data-row
        href={conversationHash(ours, handset)}
        aria-current={isOpen ? "true" : undefined}
      >
        <span class="who">{formatPhone(handset)}</span>
        <Time at={last.at} briefly />
        <span class="last">
          {last.direction === "outbound" && messageTone(last.status) === "bad" && (
            <span class="failed-mark">Failed: </span>
          )}
          {last.direction === "inbound" && <span class="in-mark">↩ </span>}
          {summaryOf(last)}
        </span>
        {fresh > 0 && (
          <span class="counter messages">
            {fresh}
            <span class="unseen"> new</span>
          </span>
        )}
        <span class="ours">with {formatPhone(ours)}</span>
      </a>
    </li>
  );
}

type ListProps = {
  conversations: readonly Conversation[];
  openKey: string | undefined;
};

export function ConversationList({ conversations, openKey }: ListProps) {
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const fresh = useCell(unread);
  const hasOlder = useCell(hasOlderMessages);
  const { busy, problem, run } = useAction();
  if (conversations.length === 0) {
    return (
      <Empty title="Nothing yet.">
        <p>
          What your assistant or program does shows up here. Ask the assistant to text +1 206 555 0123, or
          send one with:
        </p>
        <ExampleSend />
        <p>Or write as a handset: start a new conversation.</p>
      </Empty>
    );
  }
  const found = conversations.filter((conversation) => matches(conversation, typed));
  return (
    <>
      <Input
        label="Search conversations"
        hideLabel
        type="search"
        placeholder="Search numbers and texts"
        value={typed}
        onValue={setTyped}
        isSearch
        wide
      />
      {found.length === 0 && <Empty title="No conversation has this in it." />}
      <ul class="conversations">
        {found.slice(0, shown).map((conversation) => (
          <Row
            key={conversation.key}
            conversation={conversation}
            isOpen={conversation.key === openKey}
            fresh={fresh.get(conversation.key) ?? 0}
          />
        ))}
      </ul>
      <div class="more">
        {found.length > shown && (
          <Button onPress={() => setShown(shown + SHOWN_AT_FIRST)}>
            Show more ({found.length - shown} left)
          </Button>
        )}
        {found.length <= shown && hasOlder && (
          <Button disabled={busy} onPress={() => run(loadOlderMessages)}>
            Load older messages
          </Button>
        )}
        <Problem text={problem} />
      </div>
    </>
  );
}
