import { hashOf, SECTIONS } from "../logic/place.ts";
import { go, place } from "./place.ts";

const SEQUENCE_MS = 1200;

/** Marks what a key leads to: `data-key="search"`. */
const named = (name: string) => document.querySelector<HTMLElement>(`[data-key="${name}"]`);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select");

function goToSection(index: number): void {
  const section = SECTIONS[index];
  if (section === undefined) return;
  go(hashOf(section.id));
  document.querySelector("main")?.focus();
}

function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.matches(":focus"));
  const row = at < 0 ? rows[0] : rows[at + step];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

function leave(): void {
  if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) {
    document.activeElement.blur();
    return;
  }
  const { section, rest } = place.value();
  if (rest.length > 0) go(hashOf(section));
}

/** The keys that work everywhere. @returns what ends it. */
export function listenToKeys(showHelp: () => void): () => void {
  let sequenceUntil = 0;
  const actions: Readonly<Record<string, () => void>> = {
    "?": showHelp,
    "/": () => named("search")?.focus(),
    r: () => named("composer")?.focus(),
    n: () => go(hashOf("messages", ["new"])),
    j: () => focusRow(1),
    k: () => focusRow(-1),
  };
  const pressed = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // A dialog has its own.
    if (document.querySelector("dialog[open]") !== null) return;
    if (key === "Escape") {
      leave();
      return;
    }
    if (isTyping(target)) return;
    const inSequence = event.timeStamp < sequenceUntil;
    sequenceUntil = 0;
    const byLetter = inSequence ? SECTIONS.findIndex(({ letter }) => letter === key.toLowerCase()) : -1;
    const byNumber = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
    const index = Math.max(byLetter, byNumber);
    if (key === "g") sequenceUntil = event.timeStamp + SEQUENCE_MS;
    else if (index >= 0) goToSection(index);
    else if (Object.hasOwn(actions, key)) actions[key]?.();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
