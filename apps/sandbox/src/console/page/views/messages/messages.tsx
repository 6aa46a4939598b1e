import { useMemo } from "preact/hooks";
import { useResource } from "../../data/resource.ts";
import { messages } from "../../data/resources.ts";
import { conversationKey, conversationsOf } from "../../logic/conversations.ts";
import { hashOf } from "../../logic/place.ts";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Pending } from "../../parts/show.tsx";
import { useTitle } from "../../parts/view.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { NewConversation } from "./new-conversation.tsx";
import { Thread } from "./thread.tsx";

type MessagesProps = { rest: readonly string[]; query: Readonly<Record<string, string>> };

/** The list of conversations, and beside it (on a narrow screen instead of it) the one that is open. */
export function MessagesView({ rest, query }: MessagesProps) {
  useTitle("Messages");
  const loaded = useResource(messages);
  const list = loaded.value;
  const conversations = useMemo(() => conversationsOf(list ?? []), [list]);
  const [ours, handset] = rest;
  const isNew = ours === "new";
  const open = ours !== undefined && handset !== undefined ? { ours, handset } : undefined;
  const key = open === undefined ? undefined : conversationKey(open);
  const alone = list?.length === 0 ? "alone" : "";
  const layout = isNew || open !== undefined ? "opened" : alone;
  return (
    <div class={`split ${layout}`}>
      <section class="list-pane" aria-label="Conversations">
        <div class="view-head">
          <h1>Messages</h1>
          <a class="button main" href={hashOf("messages", ["new"])}>
            <Icon name="plus" />
            New conversation
          </a>
        </div>
        <Pending of={loaded}>
          {() => <ConversationList conversations={conversations} openKey={key} />}
        </Pending>
      </section>
      <section class="detail-pane" aria-label={isNew ? "New conversation" : "Conversation"}>
        {isNew && <NewConversation ours={query["ours"]} />}
        {open !== undefined && (
          <Thread
            key={key}
            parties={open}
            messages={conversations.find((conversation) => conversation.key === key)?.messages ?? []}
          />
        )}
        {!isNew && open === undefined && conversations.length > 0 && (
          <Empty title="No conversation is open.">
            <p>Choose one from the list, or start a new one.</p>
          </Empty>
        )}
      </section>
    </div>
  );
}
