/** What a check found: a line for whoever waits, and whether they may go on. */
export type Verdict = { passed: boolean; text: string };

export const passed = (text: string): Verdict => ({ passed: true, text });
export const failed = (text: string): Verdict => ({ passed: false, text });
