import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { MessageState } from "../../../../control/shapes.ts";
import { type Destiny, destinyOf } from "../../../../delivery/magic-numbers.ts";
import type { Parties } from "../../logic/conversations.ts";
import { formatPhone } from "../../logic/phone.ts";
import { hashOf } from "../../logic/place.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Chip } from "../../parts/show.tsx";
import { Bubble } from "./bubble.tsx";
import { Composer } from "./composer.tsx";

const SHOWN_AT_FIRST = 100;
/** Whoever is this near the end wants to see what comes. */
const NEAR_END = 80;

const HABITS: Readonly<Record<Destiny, string | undefined>> = {
  delivered: undefined,
  "failed at level 1": "Messages to it fail at level 1",
  "failed at level 2": "Messages to it fail at level 2",
  "stays buffered": "Messages to it stay buffered",
  "answers STOP": "Answers STOP",
  echoes: "Echoes",
};

function Head({ parties: { ours, handset } }: { parties: Parties }) {
  const habit = HABITS[destinyOf(handset)];
  return (
    <div class="thread-head">
      <a class="button quiet back" href={hashOf("messages")} aria-label="All conversations">
        <Icon name="back" />
      </a>
      <div>
        <h2>{formatPhone(handset)}</h2>
        <p class="sub">with {formatPhone(ours)}</p>
      </div>
      {habit !== undefined && <Chip tone="warn">{habit}</Chip>}
    </div>
  );
}

type ThreadProps = { parties: Parties; messages: readonly MessageState[] };

/** @param messages newest first. */
export function Thread({ parties, messages }: ThreadProps) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const toEnd = () => {
    const element = scroller.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  };
  const newest = messages[0]?.id;
  useLayoutEffect(toEnd, [newest]);
  const scrolled = () => {
    const element = scroller.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
  };
  return (
    <div class="thread">
      <Head parties={parties} />
      <div class="scroller" ref={scroller} onScroll={scrolled} onLoadCapture={toEnd}>
        {messages.length > shown && (
          <div class="more">
            <Button onPress={() => setShown(shown + SHOWN_AT_FIRST)}>
              Show earlier ({messages.length - shown} left)
            </Button>
          </div>
        )}
        {messages.length === 0 && <p class="first">No messages yet. Write the first one as the handset.</p>}
        <ol class="bubbles" aria-label="Messages">
          {messages
            .slice(0, shown)
            .reverse()
            .map((message) => (
              <Bubble key={message.id} message={message} />
            ))}
        </ol>
      </div>
      <Composer
        parties={parties}
        onSent={() => {
          atEnd.current = true;
          toEnd();
        }}
      />
    </div>
  );
}
