/** What a suite asks of a sandbox beyond its command line. */
export type SandboxOptions = {
  balance?: number;
  db?: string;
  messageRates?: { sms: number; mms: number };
  timeScale?: number;
};
