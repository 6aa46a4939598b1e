import { cell } from "./cell.ts";

export type Theme = "light" | "dark";

const KEY = "flowroute-sandbox.theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function kept(): Theme | undefined {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : undefined;
  } catch {
    // A browser can refuse to keep anything.
    return undefined;
  }
}

const systems = (): Theme => (prefersDark.matches ? "dark" : "light");

const current = cell<Theme>(kept() ?? systems());
export const theme: Pick<typeof current, "value" | "listen"> = current;

function show(): void {
  document.documentElement.dataset["theme"] = current.value();
}

/** The system's, until the other one is chosen here. */
export function startTheme(): void {
  prefersDark.addEventListener("change", () => {
    if (kept() === undefined) current.set(systems());
  });
  current.listen(show);
  show();
}

export function toggleTheme(): void {
  const next = current.value() === "dark" ? "light" : "dark";
  try {
    // The system's own is followed again.
    if (next === systems()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {}
  current.set(next);
}
