const PATHS = {
  messages: "M4 5.5h16v10.5H11l-4.5 3.500V16H4z",
  numbers: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  inventory: "M11 4.500a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M16 16l4.5 4.5",
  account: "M4 7h16v12H4zM4 7l11-3v3M15 13h2",
  webhooks: "M5 12h11M11.5 7l5 5-5 5M20 5v14",
  requests: "M6 6h14M6 12h14M6 18h9M3 6h.01M3 12h.01M3 18h.01",
  faults: "M13 3 5 14h6l-1 7 8-11h-6z",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 7.500V12l3 2",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 3v1.500M12 19.500V21M3 12h1.500M19.5 12H21M5.6 5.600l1.1 1.100M17.3 17.300l1.1 1.100M18.4 5.600l-1.1 1.100M6.7 17.300l-1.1 1.1",
  moon: "M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6 6 18",
  clip: "M18.5 11.5 12 18a4 4 0 0 1-5.7-5.700l7-7a2.7 2.7 0 0 1 3.9 3.800l-7 7a1.3 1.3 0 0 1-1.9-1.900l6.2-6.2",
  plus: "M12 5v14M5 12h14",
} as const;

export type IconName = keyof typeof PATHS;

/** It says nothing that is not said in words, too. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
