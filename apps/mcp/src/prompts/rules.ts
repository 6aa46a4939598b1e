// What holds in every job that acts.

export const APPROVAL =
  "Where a person has to approve, say what for and how, and repeat the same call after they did.";

export const UNKNOWN = "After an outcome unknown never repeat a call: check as its answer says.";
