import { type BlockList, blockList, type Columns, LINES_PER_EXCHANGE } from "./columns.ts";
import { equalNeighbours, equalOnes, type Grouping, groupBlocks } from "./grouping.ts";
import { type Kind, kindsOf } from "./kinds.ts";

/** The columns and what follows from them, worked out once so that searches need not look at every number. */
export type StockIndex = {
  columns: Columns;
  /** The two halves of each block's exchange, three digits each. */
  areaCodeOf: Uint16Array;
  nxxOf: Uint16Array;
  kinds: readonly Kind[];
  /** Index of each block's kind. */
  kindOf: Uint8Array;
  /** The blocks as they are, by area code. */
  byAreaCode: Grouping;
  byState: Grouping;
  /** Rate centers of the same name in different states are in one group. */
  byRateCenter: Grouping;
  /** The blocks that hold line `l` are `withLine[lineStarts[l]]` to `withLine[lineStarts[l + 1] - 1]`. */
  lineStarts: Uint32Array;
  withLine: BlockList;
};

/** A counting sort: few numbers have the same line, so that rare endings are found without a scan. */
function blocksByLine({ starts, lines, exchanges }: Columns): Pick<StockIndex, "lineStarts" | "withLine"> {
  const lineStarts = new Uint32Array(LINES_PER_EXCHANGE + 1);
  for (let position = 0; position < lines.length; position += 1) {
    const after = (lines[position] ?? 0) + 1;
    lineStarts[after] = (lineStarts[after] ?? 0) + 1;
  }
  for (let line = 1; line <= LINES_PER_EXCHANGE; line += 1) {
    lineStarts[line] = (lineStarts[line] ?? 0) + (lineStarts[line - 1] ?? 0);
  }
  const next = lineStarts.slice();
  const withLine = blockList(lines.length, exchanges.length);
  for (let block = 0; block < exchanges.length; block += 1) {
    const end = starts[block + 1] ?? 0;
    for (let position = starts[block] ?? 0; position < end; position += 1) {
      const line = lines[position] ?? 0;
      const at = next[line] ?? 0;
      withLine[at] = block;
      next[line] = at + 1;
    }
  }
  return { lineStarts, withLine };
}

/** Splits six digits into two halves. */
function halves(exchanges: Uint32Array): Pick<StockIndex, "areaCodeOf" | "nxxOf"> {
  const areaCodeOf = new Uint16Array(exchanges.length);
  const nxxOf = new Uint16Array(exchanges.length);
  for (let block = 0; block < exchanges.length; block += 1) {
    const exchange = exchanges[block] ?? 0;
    const areaCode = Math.floor(exchange / 1000);
    areaCodeOf[block] = areaCode;
    nxxOf[block] = exchange - areaCode * 1000;
  }
  return { areaCodeOf, nxxOf };
}

/** A group for each number of three digits; most of them stay empty. */
const AREA_CODES = {
  keys: Array.from({ length: 1000 }, (_, areaCode) => String(areaCode)),
  groupOf: Uint16Array.from({ length: 1000 }, (_, areaCode) => areaCode),
};

export function indexColumns(columns: Columns): StockIndex {
  const { exchanges, rateCenterOf, rateCenters } = columns;
  const { areaCodeOf, nxxOf } = halves(exchanges);
  const { kinds, kindOfEach } = kindsOf(rateCenters);
  const kindOf = new Uint8Array(exchanges.length);
  for (let block = 0; block < kindOf.length; block += 1) {
    kindOf[block] = kindOfEach[rateCenterOf[block] ?? 0] ?? 0;
  }
  const states = rateCenters.map((rateCenter) => rateCenter?.state ?? null);
  const names = rateCenters.map((rateCenter) => rateCenter?.name ?? null);
  return {
    columns,
    areaCodeOf,
    nxxOf,
    kinds,
    kindOf,
    byAreaCode: groupBlocks(AREA_CODES, areaCodeOf, kindOf),
    byState: groupBlocks(equalOnes(states), rateCenterOf, kindOf),
    byRateCenter: groupBlocks(equalNeighbours(names), rateCenterOf, kindOf),
    ...blocksByLine(columns),
  };
}
