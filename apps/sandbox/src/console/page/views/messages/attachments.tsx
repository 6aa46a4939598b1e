import { useRef } from "preact/hooks";
import type { NewMedia } from "../../../../control/shapes.ts";
import { sampleUrl } from "../../data/api.ts";
import { formatBytes } from "../../logic/text.ts";
import { Icon } from "../../parts/icon.tsx";

export type Attachment = {
  key: string;
  name: string;
  /** Undefined for what is no picture. */
  preview: string | undefined;
  media: NewMedia;
};

/** Base64 makes it a third larger, and the sandbox takes bodies of a few megabytes at most. */
const MOST_BYTES = 5_000_000;

let attachedSoFar = 0;
function newKey(): string {
  attachedSoFar += 1;
  return String(attachedSoFar);
}

export const sampleAttachment = (name: string): Attachment => ({
  key: newKey(),
  name,
  preview: name.endsWith(".png") ? sampleUrl(name) : undefined,
  media: { sample: name },
});

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(new Error(`${file.name} cannot be read.`)));
    reader.readAsDataURL(file);
  });
}

async function fileAttachment(file: File): Promise<Attachment> {
  if (file.size > MOST_BYTES) throw new Error(`${file.name} is larger than ${formatBytes(MOST_BYTES)}.`);
  const url = await dataUrl(file);
  const type = file.type === "" ? "application/octet-stream" : file.type;
  return {
    key: newKey(),
    name: file.name,
    preview: type.startsWith("image/") ? url : undefined,
    media: { file_name: file.name, mime_type: type, content_base64: url.slice(url.indexOf(",") + 1) },
  };
}

type FileButtonProps = {
  onFile: (attachment: Attachment) => void;
  onProblem: (problem: string) => void;
};

export function FileButton({ onFile, onProblem }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = async () => {
    const files = [...(input.current?.files ?? [])];
    // The same file can be chosen again.
    if (input.current !== null) input.current.value = "";
    for (const file of files) {
      try {
        onFile(await fileAttachment(file));
      } catch (error) {
        onProblem(error instanceof Error ? error.message : String(error));
      }
    }
  };
  return (
    <label class="button file-button" title="Attach a picture or another file">
      <Icon name="clip" />
      <span class="unseen">Attach a file</span>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="image/*,audio/*,video/*,text/*"
        onChange={chosen}
        multiple
      />
    </label>
  );
}

type AttachmentsProps = {
  attached: readonly Attachment[];
  onRemove: (attachment: Attachment) => void;
};

export function Attachments({ attached, onRemove }: AttachmentsProps) {
  if (attached.length === 0) return null;
  return (
    <ul class="attachments" aria-label="Attached">
      {attached.map((attachment) => (
        <li key={attachment.key}>
          {attachment.preview !== undefined && <img src={attachment.preview} alt="" />}
          <span>{attachment.name}</span>
          <button
            type="button"
            class="link"
            aria-label={`Remove ${attachment.name}`}
            onClick={() => onRemove(attachment)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
