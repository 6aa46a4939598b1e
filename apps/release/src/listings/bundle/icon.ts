import { crc32, deflateSync } from "node:zlib";

const SIDE = 512;

/** A dot that calls: two arcs to its upper right, white on a rounded square. */
function pixelAt(x: number, y: number): readonly [number, number, number, number] {
  const [background, ink, none] = [
    [23, 92, 132, 255],
    [255, 255, 255, 255],
    [0, 0, 0, 0],
  ] as const;
  const corner = 96;
  const past = (at: number) => Math.max(corner - at, at - (SIDE - 1 - corner), 0);
  if (Math.hypot(past(x), past(y)) > corner) return none;
  const [right, up] = [x - 156, 356 - y];
  const far = Math.hypot(right, up);
  const onArc = right > 0 && up > 0 && [150, 250].some((radius) => Math.abs(far - radius) < 24);
  return far < 60 || onArc ? ink : background;
}

/** The bundle's icon, as PNG: RGBA, eight bits, no filter. */
export function icon(): Buffer {
  const rows = Array.from({ length: SIDE }, (_, y) => [
    0,
    ...Array.from({ length: SIDE }, (_, x) => pixelAt(x, y)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
