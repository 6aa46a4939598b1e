import { SECTIONS } from "../logic/place.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["/"], "Search in this section"],
  [["j", "k"], "Next and previous row"],
  [["Enter"], "Open the row"],
  [["n"], "New conversation"],
  [["r"], "Answer in the open conversation"],
  [["Ctrl Enter"], "Send (⌘ Enter on a Mac)"],
  [["Esc"], "Leave a field, close what is open"],
  [["?"], "This help"],
];

const Keys = ({ keys }: { keys: readonly string[] }) => (
  <>
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </>
);

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard help" onClose={onClose}>
      <dl class="keys">
        {SECTIONS.map(({ id, label, letter }, index) => (
          <div key={id}>
            <dt>
              <Keys keys={["g", letter]} /> or <Keys keys={[String(index + 1)]} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div class="row end">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}
