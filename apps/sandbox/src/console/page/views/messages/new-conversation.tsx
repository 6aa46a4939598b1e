import { useEffect, useState } from "preact/hooks";
import type { OwnedNumber } from "../../../../control/shapes.ts";
import { go } from "../../data/place.ts";
import { useResource } from "../../data/resource.ts";
import { numbers } from "../../data/resources.ts";
import { formatPhone, parsePhone } from "../../logic/phone.ts";
import { conversationHash, hashOf } from "../../logic/place.ts";
import { Form, Input, Select } from "../../parts/field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Pending, Problem } from "../../parts/show.tsx";

const optionOf = ({ number, alias, messaging_enabled }: OwnedNumber) => ({
  value: number,
  label: `${formatPhone(number)}${alias === null ? "" : ` (${alias})`}${messaging_enabled ? "" : ", messaging is off"}`,
  disabled: !messaging_enabled,
});

type NewFormProps = { owned: readonly OwnedNumber[]; preferred: string | undefined };

function NewForm({ owned, preferred }: NewFormProps) {
  const first = owned.find(({ messaging_enabled }) => messaging_enabled);
  const [ours, setOurs] = useState(preferred ?? first?.number ?? "");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  // Where a person would click anyway.
  useEffect(() => document.querySelector<HTMLElement>('[type="tel"]')?.focus(), []);
  if (first === undefined) {
    return (
      <Empty title="No number can receive messages yet.">
        <p>Buy one with messaging enabled, or make the sandbox anew: it starts with two.</p>
      </Empty>
    );
  }
  const open = () => {
    const handset = parsePhone(typed);
    if (handset === undefined) setProblem("Type a whole number, like 206 555 0123 or +44 7700 900123.");
    else if (handset === ours) setProblem("A number cannot write to itself.");
    else go(conversationHash(ours, handset));
  };
  return (
    <Form label="New conversation" onSubmit={open} class="form stacked">
      <Select label="Number of the account" value={ours} onValue={setOurs} options={owned.map(optionOf)} />
      <Input
        label="Handset number"
        type="tel"
        placeholder="+1 206 555 0123"
        value={typed}
        onValue={setTyped}
        required
      />
      <Problem text={problem} />
      <div class="row">
        <button type="submit" class="button main">
          Open conversation
        </button>
      </div>
    </Form>
  );
}

const MAGIC = [
  ["0191", "a message to it fails at level 1"],
  ["0192", "a message to it fails at level 2"],
  ["0193", "a message to it stays buffered"],
  ["0194", "it answers STOP"],
  ["0195", "it echoes"],
] as const;

export function NewConversation({ ours }: { ours: string | undefined }) {
  return (
    <div class="thread">
      <div class="thread-head">
        <a class="button quiet back" href={hashOf("messages")} aria-label="All conversations">
          <Icon name="back" />
        </a>
        <h2>New conversation</h2>
      </div>
      <div class="padded">
        <Pending of={useResource(numbers)}>{(owned) => <NewForm owned={owned} preferred={ours} />}</Pending>
        <div class="note">
          <p>You write as the handset. Any number will do; some of any area code have a will of their own:</p>
          <ul>
            {MAGIC.map(([line, what]) => (
              <li key={line}>
                <code>555 {line}</code> {what}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
