import { useResource } from "../data/resource.ts";
import { numbers, state } from "../data/resources.ts";
import { CopyButton } from "./button.tsx";

/** A command that sends a text with the first account's keys. Shown without the secret, copied with it. */
export function ExampleSend() {
  const { value } = useResource(state);
  const from = useResource(numbers).value?.find(({ messaging_enabled }) => messaging_enabled);
  const [account] = value?.accounts ?? [];
  if (value === undefined || account === undefined || from === undefined) return null;
  const body = JSON.stringify({ to: "12065550123", from: from.number, body: "Your table is ready." });
  const command = (secret: string) =>
    `curl -u ${account.access_key}:${secret} ${value.url}/v2.1/messages -H "Content-Type: application/json" -d '${body}'`;
  return (
    <div class="example">
      <pre>
        <code>{command("…")}</code>
      </pre>
      <CopyButton text={command(account.secret_key)} what="the command, with its secret key" />
    </div>
  );
}
