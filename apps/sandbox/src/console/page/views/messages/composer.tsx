import { useId, useRef, useState } from "preact/hooks";
import type { NewMedia } from "../../../../control/shapes.ts";
import { segmentsOf } from "../../../../delivery/encoding.ts";
import { post } from "../../data/api.ts";
import { SAMPLES } from "../../data/sample-names.ts";
import { useAction } from "../../data/use-action.ts";
import type { Parties } from "../../logic/conversations.ts";
import { formatPhone } from "../../logic/phone.ts";
import { plural } from "../../logic/text.ts";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/field.tsx";
import { Problem } from "../../parts/show.tsx";
import { type Attachment, Attachments, FileButton, sampleAttachment } from "./attachments.tsx";

const SAMPLE_OPTIONS = [
  { value: "", label: "Sample…" },
  ...SAMPLES.map((name) => ({ value: name, label: name })),
];

type ComposerProps = { parties: Parties; onSent: () => void };

/** Writes as the handset. Ctrl+Enter or Command+Enter sends. */
export function Composer({ parties: { ours, handset }, onSent }: ComposerProps) {
  const [text, setText] = useState("");
  const [attached, setAttached] = useState<readonly Attachment[]>([]);
  const { busy, problem, run, fail } = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const label = `Answer as ${formatPhone(handset)}`;

  const deliver = (body: string, media: readonly NewMedia[]) =>
    run(async () => {
      await post("messages", {
        from: handset,
        to: ours,
        ...(body === "" ? {} : { body }),
        ...(media.length === 0 ? {} : { media }),
      });
      onSent();
    }, ["messages", "accounts"]);
  const send = async () => {
    if (busy || (text === "" && attached.length === 0)) return;
    const media = attached.map((attachment) => attachment.media);
    if (!(await deliver(text, media))) return;
    setText("");
    setAttached([]);
    field.current?.focus();
  };
  const attach = (attachment: Attachment) => setAttached((before) => [...before, attachment]);
  return (
    <form
      class="composer"
      aria-label="Composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Problem text={problem} />
      <Attachments
        attached={attached}
        onRemove={(removed) => setAttached(attached.filter((each) => each !== removed))}
      />
      <label class="composer-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        data-key="composer"
        rows={2}
        value={text}
        placeholder="Text message"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      <div class="composer-tools">
        <FileButton onFile={attach} onProblem={fail} />
        <Select
          label="Attach a sample"
          hideLabel
          value=""
          onValue={(name) => name !== "" && attach(sampleAttachment(name))}
          options={SAMPLE_OPTIONS}
        />
        <Button disabled={busy} onPress={() => deliver("STOP", [])} label="Send STOP">
          STOP
        </Button>
        <span class="spacer" />
        <span class="count sub">{text !== "" && plural(segmentsOf(text), "segment")}</span>
        <button
          type="submit"
          class="button main"
          disabled={busy || (text === "" && attached.length === 0)}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          Send
        </button>
      </div>
    </form>
  );
}
