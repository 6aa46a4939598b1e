import { useId, useState } from "preact/hooks";
import type { MediaState, MessageState } from "../../../../control/shapes.ts";
import { mediaUrl } from "../../data/api.ts";
import { formatBytes } from "../../logic/text.ts";
import { messageTone } from "../../logic/tone.ts";
import { Chip, Time } from "../../parts/show.tsx";
import { MessageDetails } from "./message-details.tsx";

function Medium({ id, file_name, mime_type, file_size }: MediaState) {
  const url = mediaUrl(id);
  const isPicture = mime_type.startsWith("image/");
  return (
    <a class={isPicture ? "picture" : "file"} href={url} target="_blank" rel="noreferrer">
      {isPicture ? <img src={url} alt={file_name} /> : `${file_name} (${formatBytes(file_size)})`}
    </a>
  );
}

export function Bubble({ message }: { message: MessageState }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { direction, body, media, status, at } = message;
  const tone = messageTone(status);
  return (
    <li class={`bubble ${direction} ${tone}`} data-message={message.id}>
      <div class="said">
        {media.map((each) => (
          <Medium key={each.id} {...each} />
        ))}
        {body !== null && body !== "" && <p class="body">{body}</p>}
      </div>
      <div class="meta">
        <Time at={at} />
        <Chip tone={tone}>{status}</Chip>
        <button
          type="button"
          class="link"
          aria-expanded={open}
          aria-controls={details}
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide details" : "Details"}
        </button>
      </div>
      <div id={details}>{open && <MessageDetails message={message} />}</div>
    </li>
  );
}
