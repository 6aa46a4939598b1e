/** Eleven digits with country code 1: what an account's number looks like. */
export const NANP_NUMBER = /^1[2-9]\d{9}$/;

/** With its country code, anywhere. */
export const WORLD_NUMBER = /^[1-9]\d{6,14}$/;
