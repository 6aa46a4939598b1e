import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { createFlowroute } from "flowroute-client";
import { createSandbox } from "flowroute-sandbox";
import { afterAll, beforeAll, describe, it } from "vitest";
import { hasPostgres, newDatabase } from "../../../test/new-database.ts";
import { openPostgres } from "../../guard/ledger/postgres/postgres.ts";
import { type Database, LedgerError } from "../../guard/ledger/sql.ts";
import { createReplica, FAST, send, shortest, waitingIn } from "./for-tests.ts";
import { PACE_TIMES } from "./times.ts";

/** The machines that run tests stand still now and then. */
const PATIENT = { interval: 5, timeout: 10_000 };

const ONE = { sms: 1, mms: 1 };

// Most of the time they wait.
describe
  .skipIf(!hasPostgres())
  .concurrent("the carrier's limits, over processes that share a database", () => {
    let databases: Database[];
    beforeAll(async () => {
      const url = await newDatabase();
      databases = [await openPostgres(url)];
      // Each with connections of its own.
      databases.push(...(await Promise.all([1, 2, 3].map(() => openPostgres(url)))));
    });
    afterAll(() => Promise.all(databases.map((database) => database.close())));

    let accounts = 0;
    /** Four processes of a new account. */
    const open = (given: Partial<Parameters<typeof createReplica>[1]> = {}) => {
      const account = `account-${++accounts}`;
      const [first, second, third, fourth] = databases;
      if (!first || !second || !third || !fourth) throw new Error("no database");
      const on = (database: Database, other = {}) => createReplica(database, { account, ...given, ...other });
      return {
        on: (other: Partial<Parameters<typeof createReplica>[1]>) => on(first, other),
        replicas: [on(first), on(second), on(third), on(fourth)] as const,
        waiting: () => waitingIn(first, account),
        losePermits: () => first.run("DELETE FROM carrier_permits WHERE account = $1", account),
      };
    };

    describe("whatever the requests take", () => {
      const message = fc.record({
        replica: fc.nat({ max: 2 }),
        comesAtMs: fc.nat({ max: 200 }),
        answerMs: fc.nat({ max: 120 }),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      });

      it("counts no more than the rate in any span of the window's length", async ({ expect }) => {
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 2, max: 6 }),
            fc.array(message, { minLength: 10, maxLength: 25 }),
            async (rate, messages) => {
              const { replicas } = open({ rates: { sms: rate, mms: 1 } });
              const counted = await Promise.all(
                messages.map(async ({ replica, comesAtMs, ...request }) => {
                  await sleep(comesAtMs);
                  return send(replicas[replica] ?? replicas[0], request);
                }),
              );
              expect(shortest(counted, rate)).toBeGreaterThanOrEqual(FAST.windowMs);
            },
          ),
          { numRuns: 4, endOnFailure: true },
        );
      });

      it("is not refused by the carrier", async ({ expect }) => {
        const statuses: number[] = [];
        const sandbox = await createSandbox({
          inventory: 2000,
          timeScale: 0,
          onRequest: ({ status }) => void statuses.push(status),
        });
        try {
          const { url: baseUrl, accessKey, secretKey } = sandbox;
          const { replicas } = open({ times: PACE_TIMES });
          const clients = replicas.map(({ pace }) =>
            createFlowroute({ baseUrl, accessKey, secretKey, rateLimiter: pace, maxRetries: 0 }),
          );
          const from = "+12065550140";
          await clients[0]?.numbers.purchase(from, { messaging_enabled: true });
          statuses.length = 0;
          const startedAt = performance.now();
          await Promise.all(
            [...clients, ...clients, ...clients].map(({ messages }, index) =>
              messages.send({ from, to: "+12065550187", body: `Text ${index}` }),
            ),
          );
          expect(new Set(statuses)).toEqual(new Set([202]));
          // A second until the permits of a new account may be used, then two more: five, five, two. It would be seven
          // seconds if permits came free by the end of their lease.
          const tookMs = performance.now() - startedAt;
          expect(tookMs).toBeGreaterThan(3 * PACE_TIMES.windowMs);
          expect(tookMs).toBeLessThan(PACE_TIMES.windowMs + 2 * PACE_TIMES.leaseMs);
        } finally {
          await sandbox.close();
        }
      });
    });

    describe("the order", () => {
      it("is that in which processes came, one message of each in a round", async ({ expect }) => {
        // A process is at the end of the queue again before the next permit is free, also where machines stand still.
        const { replicas, waiting } = open({ rates: ONE, times: { ...FAST, windowMs: 400 } });
        const [first, a, b, c] = replicas;
        const release = await first.acquire();
        const order: string[] = [];
        const sent: Promise<void>[] = [];
        const comes = async (replica: typeof a, name: string, waitingThen: number) => {
          sent.push(
            (async () => {
              const end = await replica.acquire();
              order.push(name);
              end();
            })(),
          );
          await expect.poll(waiting, PATIENT).toBe(waitingThen);
        };
        await comes(a, "a1", 1);
        await comes(a, "a2", 1);
        await comes(a, "a3", 1);
        await comes(b, "b1", 2);
        await comes(c, "c1", 3);
        await comes(c, "c2", 3);
        release();
        await Promise.all(sent);
        expect(order).toEqual(["a1", "b1", "c1", "a2", "c2", "a3"]);
      });

      it("does not have one message wait for the 200 of another process", async ({ expect }) => {
        const [busy, single] = open().replicas;
        const cancel = new AbortController();
        let sent = 0;
        const rest = Array.from({ length: 200 }, async () => {
          const end = await busy.acquire("sms", cancel.signal);
          sent += 1;
          end();
        });
        await expect.poll(() => sent, PATIENT).toBeGreaterThan(5);
        const before = sent;
        (await single.acquire())();
        expect(sent - before).toBeLessThanOrEqual(2 * 5);
        cancel.abort();
        await Promise.allSettled(rest);
        expect(sent).toBeLessThan(200);
      });
    });

    describe("a process that was killed", () => {
      it("keeps its permit until its lease ends, and no longer", async ({ expect }) => {
        const [dead, alive] = open({ rates: ONE }).replicas;
        await dead.acquire();
        dead.cutOff();
        const killedAt = performance.now();
        (await alive.acquire())();
        expect(performance.now() - killedAt).toBeGreaterThan(FAST.leaseMs - FAST.renewMs);
      });

      it("gives nothing back that is somebody else's by then, should it come back", async ({ expect }) => {
        const [away, other, third] = open({ rates: ONE }).replicas;
        const late = await away.acquire();
        away.cutOff();
        const release = await other.acquire();
        away.comeBack();
        late();
        let isGiven = false;
        const following = third.acquire().then((end) => {
          isGiven = true;
          end();
        });
        await sleep(3 * FAST.windowMs);
        expect(isGiven).toBe(false);
        release();
        await following;
      });

      it("is passed over in the queue", async ({ expect }) => {
        const { replicas, waiting } = open({ rates: ONE, times: { ...FAST, staleMs: 300 } });
        const [first, dead, alive] = replicas;
        const release = await first.acquire();
        const killed = dead.acquire();
        await expect.poll(waiting, PATIENT).toBe(1);
        const next = alive.acquire();
        await expect.poll(waiting, PATIENT).toBe(2);
        dead.cutOff();
        await expect(killed).rejects.toThrow("cut off");
        release();
        (await next)();
        // Its place is not taken from it: it may come back.
        expect(await waiting()).toBe(1);
      });
    });

    it("keeps a permit for as long as its request is under way", async ({ expect }) => {
      const [slow, next] = open({ rates: ONE }).replicas;
      const release = await slow.acquire();
      let isGiven = false;
      const following = next.acquire().then((end) => {
        isGiven = true;
        end();
      });
      await sleep(FAST.leaseMs + 2 * FAST.renewMs);
      expect(isGiven).toBe(false);
      release();
      await following;
    });

    it("asks a few times a second while it waits, however many messages wait", async ({ expect }) => {
      const [first, other] = open({ rates: ONE, times: PACE_TIMES }).replicas;
      const release = await first.acquire();
      const cancel = new AbortController();
      const startedAt = performance.now();
      const waits = Array.from({ length: 50 }, () => other.acquire("sms", cancel.signal));
      await sleep(4 * PACE_TIMES.lookMs);
      cancel.abort();
      await Promise.allSettled(waits);
      const looks = Math.ceil((performance.now() - startedAt) / PACE_TIMES.lookMs);
      // It prepares the permits before it asks, and leaves the queue in the end.
      expect(other.statements()).toBeLessThanOrEqual(1 + looks + 1);
      release();
    });

    it("lets go at once of a message that is not wanted any more, and of its place", async ({ expect }) => {
      const { replicas, waiting } = open({ rates: ONE });
      const [first, other] = replicas;
      const release = await first.acquire();
      const cancel = new AbortController();
      const waits = other.acquire("sms", cancel.signal);
      await expect.poll(waiting, PATIENT).toBe(1);
      cancel.abort(new Error("not wanted"));
      await expect(waits).rejects.toThrow("not wanted");
      await expect.poll(waiting, PATIENT).toBe(0);
      await expect(other.acquire("sms", cancel.signal)).rejects.toThrow("not wanted");
      release();
      (await other.acquire())();
    });

    it("counts SMS, MMS and accounts apart", async ({ expect }) => {
      const { replicas, waiting } = open({ rates: ONE });
      const [another] = open({ rates: ONE }).replicas;
      const [first, other] = replicas;
      const ends = await Promise.all([first.acquire("sms"), other.acquire("mms"), another.acquire("sms")]);
      expect(await waiting()).toBe(0);
      for (const end of ends) end();
    });

    it("has a process keep its own rate where rates differ, and all of them the largest", async ({
      expect,
    }) => {
      const { on, waiting } = open();
      const [large, small] = [on({ rates: { sms: 4, mms: 1 } }), on({ rates: ONE })];
      const ends = [await large.acquire(), await small.acquire()];
      const more = [small.acquire()];
      await expect.poll(waiting, PATIENT).toBe(1);
      ends.push(await large.acquire());
      more.push(large.acquire());
      await expect.poll(waiting, PATIENT).toBe(2);
      for (const end of ends) end();
      for (const end of await Promise.all(more)) end();
    });

    describe("a database", () => {
      it("that has lost the permits in a crash gives none before a window has passed", async ({ expect }) => {
        const { replicas, losePermits } = open({ rates: ONE });
        const [replica] = replicas;
        (await replica.acquire())();
        await losePermits();
        const lostAt = performance.now();
        (await replica.acquire())();
        expect(performance.now() - lostAt).toBeGreaterThan(FAST.windowMs);
      });

      it("that answers late is asked again, before the permit is used", async ({ expect }) => {
        const [late] = open({ rates: ONE, times: { ...FAST, renewMs: 100 } }).replicas;
        late.hearAfter(150);
        let isGiven = false;
        const waits = late.acquire().then((end) => {
          isGiven = true;
          end();
        });
        await expect.poll(late.statements, PATIENT).toBeGreaterThan(5);
        expect(isGiven).toBe(false);
        late.hearAfter(0);
        await waits;
      });

      it("that answers after the lease has ended has given nothing", async ({ expect }) => {
        const { on } = open({ rates: ONE });
        const late = on({ times: { ...FAST, leaseMs: 300, renewMs: 100 } });
        const other = on({ times: { ...FAST, leaseMs: 60_000 } });
        (await other.acquire())();
        late.hearAfter(700);
        let isGiven = false;
        const waits = late.acquire().then((end) => {
          isGiven = true;
          end();
        });
        await expect.poll(late.statements, PATIENT).toBe(2);
        const release = await other.acquire();
        late.hearAfter(0);
        await expect.poll(late.statements, PATIENT).toBeGreaterThan(3);
        expect(isGiven).toBe(false);
        release();
        await waits;
      });

      it.for([
        { what: "always answers too late", afterMs: 150 },
        { what: "does not answer", afterMs: 10_000 },
      ])("that $what does not keep a message waiting for ever", async ({ afterMs }, { expect }) => {
        const [replica] = open({ times: { ...FAST, renewMs: 100, patienceMs: 500 } }).replicas;
        replica.hearAfter(afterMs);
        await expect(replica.acquire()).rejects.toThrow(LedgerError);
        replica.hearAfter(0);
        (await replica.acquire())();
      });
    });
  });
