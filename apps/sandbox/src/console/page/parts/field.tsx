import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

type InputProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "number" | "tel" | "search";
  placeholder?: string;
  min?: number;
  max?: number;
  step?: number | "any";
  /** Reached with `/`. */
  isSearch?: boolean;
  hideLabel?: boolean;
  wide?: boolean;
  required?: boolean;
};

export function Input({
  label,
  value,
  onValue,
  type = "text",
  isSearch,
  hideLabel,
  wide,
  ...rest
}: InputProps) {
  const id = useId();
  return (
    <div class={wide ? "field wide" : "field"}>
      <label for={id} class={hideLabel ? "unseen" : ""}>
        {label}
      </label>
      <input
        id={id}
        type={type}
        value={value}
        autocomplete="off"
        spellcheck={false}
        list={undefined}
        data-key={isSearch ? "search" : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
        {...rest}
      />
    </div>
  );
}

type SelectProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  options: readonly { value: string; label: string; disabled?: boolean }[];
  hideLabel?: boolean;
};

export function Select({ label, value, onValue, options, hideLabel }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id} class={hideLabel ? "unseen" : ""}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type FormProps = { label: string; onSubmit: () => void; children: ComponentChildren; class?: string };

export function Form({ label, onSubmit, children, class: look = "form" }: FormProps) {
  return (
    <form
      class={look}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
