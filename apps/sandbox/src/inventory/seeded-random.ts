/** A stream of pseudo-random values that is the same for the same seed and stream name, on every platform. */
export type SeededRandom = {
  /** An integer from 0 to 2^32 - 1. */
  uint32(): number;
  /** A number from 0 (included) to 1 (excluded), in steps of 2^-32. */
  fraction(): number;
  /** An integer from 0 to `bound - 1`. `bound` is an integer from 1 to 2^32. */
  below(bound: number): number;
  /** `digits` lower-case hexadecimal digits. Predictable by design: never a secret that guards anything real. */
  hex(digits: number): string;
};

const TWO_TO_32 = 0x1_0000_0000;

/** splitmix32: spreads one word of seed over as many well-mixed words as are asked for. */
function splitmix32(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Chris Doty-Humphrey's sfc32 (public domain, from PractRand), seeded through splitmix32.
 *
 * @param seed any safe integer.
 * @param stream names one of many independent streams of the same seed ("npa:206", "delivery", …), so that
 *   drawing more values in one place changes nothing in another.
 * @throws RangeError when `seed` is not a safe integer.
 */
export function seededRandom(seed: number, stream = ""): SeededRandom {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed must be a safe integer, got ${seed}.`);
  const fromSeed = splitmix32(seed);
  // The bits of the seed above 32 go in with the stream's name.
  const fromStream = splitmix32(fnv1a(`${Math.floor(seed / TWO_TO_32)} ${stream}`));
  let a = fromSeed() | 0;
  let b = fromStream() | 0;
  let c = (fromSeed() ^ fromStream()) | 0;
  let counter = 1;

  const uint32 = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // sfc32's author asks for 12 rounds before the state counts as mixed.
  for (let round = 0; round < 12; round += 1) uint32();

  const fraction = () => uint32() / TWO_TO_32;
  return {
    uint32,
    fraction,
    below: (bound) => Math.floor(fraction() * bound),
    hex: (digits) => {
      let text = "";
      while (text.length < digits) text += uint32().toString(16).padStart(8, "0");
      return text.slice(0, digits);
    },
  };
}
