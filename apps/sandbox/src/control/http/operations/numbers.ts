import { z } from "zod";
import { controlOperation, takesNothing } from "../control-operation.ts";
import { inventorySearch, numberForSale, ownedNumber } from "../schemas/numbers.ts";
import { page } from "../schemas/values.ts";

export const numberOperations = [
  controlOperation({
    ...takesNothing,
    operationId: "listOwnedNumbers",
    method: "GET",
    path: "/numbers",
    summary: "List the numbers of all accounts, ascending",
    query: page,
    answer: z.array(ownedNumber),
    call: (control, { query }) => control.listOwnedNumbers(query),
  }),
  controlOperation({
    ...takesNothing,
    operationId: "searchInventory",
    method: "GET",
    path: "/inventory",
    summary: "Search the numbers that are for sale",
    query: inventorySearch,
    answer: z.array(numberForSale),
    call: (control, { query }) => control.searchInventory(query),
  }),
];
