/** Statements that put so many messages into a ledger in PostgreSQL that has one, each equal to that one. */
export const multiplied = (count: number): string[] => [
  // What is of one operation alone is made anew; whatever else there is stays as the guard has left it.
  `INSERT INTO operations SELECT made.*
     FROM (SELECT operations AS first FROM operations LIMIT 1) AS one, generate_series(1, ${count}) AS n,
       jsonb_populate_record(first, jsonb_build_object(
         'id', gen_random_uuid(), 'dedupe_key', md5(n::text) || md5((-n)::text), 'carrier_id', 'mdr2-' || md5(n::text)
       )) AS made`,
  `INSERT INTO audit SELECT made.*
     FROM (SELECT audit AS last FROM audit ORDER BY seq DESC LIMIT 1) AS one, generate_series(1, ${2 * count}) AS n,
       jsonb_populate_record(last, jsonb_build_object(
         'seq', (last).seq + n, 'operation_id', gen_random_uuid()
       )) AS made`,
  "ANALYZE",
];
