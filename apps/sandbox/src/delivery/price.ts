/** What each segment of an SMS costs, in either direction: the price in the carrier's samples. */
export const SMS_SEGMENT_NANODOLLARS = 4_000_000;

/**
 * What an MMS costs, in either direction. Of an inbound one it is the price in a real delivery; that an outbound one
 * costs the same is inferred.
 */
export const MMS_NANODOLLARS = 19_500_000;

export function priceNanodollars({ isMms, segments }: { isMms: boolean; segments: number }): number {
  return isMms ? MMS_NANODOLLARS : segments * SMS_SEGMENT_NANODOLLARS;
}
