/** The time now, in milliseconds since 1970-01-01 UTC. Everything that depends on time reads this one. */
export type Clock = () => number;
