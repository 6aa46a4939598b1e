import { useState } from "preact/hooks";
import type { MessageState, WebhookAttemptState, WebhookEventState } from "../../../control/shapes.ts";
import { post } from "../data/api.ts";
import { useResource } from "../data/resource.ts";
import { messages, webhooks } from "../data/resources.ts";
import { useAction } from "../data/use-action.ts";
import { partiesOf } from "../logic/conversations.ts";
import { conversationHash, hashOf } from "../logic/place.ts";
import { formatDuration } from "../logic/times.ts";
import { httpTone, webhookTone } from "../logic/tone.ts";
import { Button } from "../parts/button.tsx";
import { Input } from "../parts/field.tsx";
import { Chip, Empty, Pending, Problem, Time } from "../parts/show.tsx";
import { View } from "../parts/view.tsx";

const SHOWN_AT_FIRST = 100;

const PRODUCTS: Readonly<Record<WebhookEventState["product"], string>> = {
  sms: "Inbound SMS",
  mms: "Inbound MMS",
  sms_dlr: "SMS receipt",
  mms_dlr: "MMS receipt",
};

function Attempt({ status, problem, at, took_ms }: WebhookAttemptState) {
  return (
    <li>
      <Time at={at} />
      <Chip tone={httpTone(status)}>{status ?? "no answer"}</Chip>
      <span class="sub">{formatDuration(took_ms)}</span>
      {problem !== null && <span class="words">{problem}</span>}
    </li>
  );
}

type EventProps = { event: WebhookEventState; message: MessageState | undefined };

function Event({ event, message }: EventProps) {
  const { busy, problem, run } = useAction();
  const { id, product, receipt, state, url, attempts, next_attempt_at } = event;
  const parties = message === undefined ? undefined : partiesOf(message);
  return (
    <li class="item" aria-label={`Webhook ${id}`}>
      <div class="item-head">
        <Chip tone={webhookTone(state)}>{state.replace("_", " ")}</Chip>
        <b>
          {PRODUCTS[product]}
          {receipt !== null && `: ${receipt.status}, level ${receipt.level}`}
        </b>
        <Time at={event.happened_at} />
        <span class="spacer" />
        <Button
          disabled={busy}
          label={`Resend webhook ${id}`}
          onPress={() => run(() => post(`webhooks/${id}/resend`), ["webhooks"])}
        >
          Resend
        </Button>
      </div>
      <p class="sub url">
        to <code>{url}</code>
        {parties !== undefined && (
          <>
            {" · "}
            <a class="link" href={conversationHash(parties.ours, parties.handset)}>
              Conversation
            </a>
          </>
        )}
      </p>
      <Problem text={problem} />
      <ol class="attempts" aria-label="Attempts">
        {attempts.map((attempt, index) => (
          <Attempt key={index} {...attempt} />
        ))}
      </ol>
      {next_attempt_at !== null && (
        <p class="sub">
          Next attempt <Time at={next_attempt_at} />
        </p>
      )}
    </li>
  );
}

const matches = ({ message_id, url, state, product, receipt }: WebhookEventState, typed: string) => {
  const words = [message_id, url, state.replace("_", " "), product, PRODUCTS[product], receipt?.status ?? ""];
  return words.join("\n").toLowerCase().includes(typed.trim().toLowerCase());
};

export function WebhooksView({ query }: { query: Readonly<Record<string, string>> }) {
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const known = useResource(messages).value ?? [];
  const messageOf = new Map(known.map((message) => [message.id, message]));
  const only = query["message"];
  const search = (
    <Input
      label="Search webhooks"
      hideLabel
      type="search"
      placeholder="State, URL or message id"
      value={typed}
      onValue={setTyped}
      isSearch
    />
  );
  return (
    <View title="Webhooks" tools={search}>
      {only !== undefined && (
        <p class="filter">
          Of message <code class="id">{only}</code>{" "}
          <a class="link" href={hashOf("webhooks")}>
            Show all
          </a>
        </p>
      )}
      <Pending of={useResource(webhooks)}>
        {(all) => {
          const found = all.filter(
            (event) => (only === undefined || event.message_id === only) && matches(event, typed),
          );
          if (found.length === 0) {
            return (
              <Empty title={all.length === 0 ? "Nothing yet." : "No webhook has this in it."}>
                <p>
                  A webhook goes out for inbound messages and receipts once there is a callback URL: set one
                  with <code>setSmsCallback</code> or <code>setSmsDlrCallback</code>, or give a message a{" "}
                  <code>dlr_callback</code>.
                </p>
              </Empty>
            );
          }
          return (
            <>
              <ul class="items" aria-label="Webhooks">
                {found.slice(0, shown).map((event) => (
                  <Event key={event.id} event={event} message={messageOf.get(event.message_id)} />
                ))}
              </ul>
              {found.length > shown && (
                <div class="more">
                  <Button onPress={() => setShown(shown + SHOWN_AT_FIRST)}>
                    Show more ({found.length - shown} left)
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Pending>
    </View>
  );
}
