import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

type ButtonProps = {
  children: ComponentChildren;
  onPress: () => void;
  look?: "plain" | "main" | "danger" | "quiet";
  disabled?: boolean;
  label?: string;
  expanded?: boolean;
};

export function Button({
  children,
  onPress,
  look = "plain",
  disabled = false,
  label,
  expanded,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${look}`}
      disabled={disabled}
      aria-label={label}
      aria-expanded={expanded}
      title={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

const COPIED_MS = 1500;

/** @param what names it for those who cannot see what is beside it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState<"copied" | "failed">();
  useEffect(() => {
    if (copied === undefined) return;
    const timer = window.setTimeout(() => setCopied(undefined), COPIED_MS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    // Only secure contexts have a clipboard; localhost is one.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("No clipboard."));
    written.then(
      () => setCopied("copied"),
      () => setCopied("failed"),
    );
  };
  const words = { copied: "Copied", failed: "Select it by hand" };
  return (
    <button type="button" class="button quiet small" aria-label={`Copy ${what}`} onClick={copy}>
      <span aria-live="polite">{copied === undefined ? "Copy" : words[copied]}</span>
    </button>
  );
}

type SwitchProps = { label: string; on: boolean; onToggle: () => void; disabled?: boolean };

export function Switch({ label, on, onToggle, disabled = false }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      onClick={onToggle}
    >
      <span class="knob" />
    </button>
  );
}
