export const SANDBOX = "flowroute-sandbox";
export const PLAIN = "plain node:http";
export const HONO = "Hono";
export const PRISM = "Prism, static";
export const MOCKOON = "Mockoon";

export const nameOfSize = (numbers: number): string => numbers.toLocaleString("en-US");

/** For a setting that was divided. */
export const twoDigits = (value: number): number => Number(value.toFixed(2));
