import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useAction } from "../data/use-action.ts";
import { Button } from "./button.tsx";
import { Problem } from "./show.tsx";

type DialogProps = { title: string; onClose: () => void; children: ComponentChildren };

/** Esc closes it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

type ConfirmProps = {
  title: string;
  /** The words on the button. */
  action: string;
  children: ComponentChildren;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before something that cannot be undone. */
export function Confirm({ title, action, children, onConfirm, onClose }: ConfirmProps) {
  const { busy, problem, run } = useAction();
  const confirm = async () => {
    if (await run(onConfirm, ["everything"])) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <Problem text={problem} />
      <div class="row end">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="danger" disabled={busy} onPress={confirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
