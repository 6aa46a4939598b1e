import { segments } from "flowroute-client/segments";

/** What the operator estimates that one segment of an SMS and one MMS cost, in nanodollars. */
export type Prices = { smsNanodollars: number; mmsNanodollars: number };

/** What a message is estimated to be charged. The carrier tells the real price in the message's record. */
export type Charge = {
  costNanodollars: number;
  /** `2 segments`, `MMS` */
  size: string;
  /** Segments, encoding, and what forces it, for who asks before the message goes. */
  facts: Record<string, unknown>;
};

export function chargeOf(body: string | undefined, isMms: boolean, prices: Prices): Charge {
  if (isMms) return { costNanodollars: prices.mmsNanodollars, size: "MMS", facts: { kind: "MMS" } };
  const { count, encoding, length, firstUcs2, plain } = segments(body ?? "");
  return {
    costNanodollars: count * prices.smsNanodollars,
    size: count === 1 ? "1 segment" : `${count} segments`,
    facts: {
      kind: "SMS",
      characters: length,
      segments: count,
      encoding,
      ...(firstUcs2 === null
        ? {}
        : {
            encoding_forced_by: `${firstUcs2.character} (${firstUcs2.codePoint}), character ${firstUcs2.index + 1}`,
          }),
      ...(plain === null || plain.count >= count
        ? {}
        : { cheaper_body: plain.body, segments_of_cheaper_body: plain.count }),
    },
  };
}
