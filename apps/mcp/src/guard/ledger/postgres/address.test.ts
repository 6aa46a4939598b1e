import fc from "fast-check";
import { expect, it } from "vitest";
import { isForGood } from "../for-good.ts";
import { addressOf, nameOf } from "./address.ts";

const PLAIN = {
  host: "db.example.com",
  port: 5432,
  database: "flowroute",
  user: undefined,
  password: undefined,
  tls: "prefer",
  rootCertificates: undefined,
  applicationName: "flowroute-mcp",
  options: undefined,
};

it.each([
  ["postgres://db.example.com/flowroute", PLAIN, 'database "flowroute" at db.example.com:5432'],
  [
    "postgresql://ann:p%40ss%3A%2F@[2001:db8::1]:6432/my%20ledger?sslmode=verify-full&application_name=desk",
    {
      ...PLAIN,
      host: "2001:db8::1",
      port: 6432,
      database: "my ledger",
      user: "ann",
      password: "p@ss:/",
      tls: "verify-full",
      applicationName: "desk",
    },
    'database "my ledger" at [2001:db8::1]:6432',
  ],
])("reads %s", (url, address, name) => {
  expect(addressOf(url)).toEqual(address);
  expect(nameOf(addressOf(url))).toBe(name);
});

it.each([
  ["sslmode=disable", "disable", undefined],
  ["sslmode=allow", "prefer", undefined],
  ["sslmode=require", "require", undefined],
  ["sslmode=require&sslrootcert=/etc/ca.pem", "verify-ca", "/etc/ca.pem"],
  ["sslmode=verify-full&sslrootcert=/etc/ca.pem", "verify-full", "/etc/ca.pem"],
  ["sslrootcert=system", "verify-full", undefined],
  ["channel_binding=prefer&target_session_attrs=read-write", "prefer", undefined],
])("takes %s as PostgreSQL's own clients do", (query, tls, rootCertificates) => {
  expect(addressOf(`postgres://db.example.com/flowroute?${query}`)).toMatchObject({ tls, rootCertificates });
});

it("passes on options for the server's side", () => {
  const { options } = addressOf("postgres://db.example.com/flowroute?options=-c%20search_path%3Ddesk");
  expect(options).toBe("-c search_path=desk");
});

const refusalOf = (url: string): Error => {
  try {
    addressOf(url);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it was understood");
};

it.each([
  ["postgres://ann:secret@db.example.com/flowroute?sslmode=verify_full", "sslmode has to be one of"],
  ["postgres://ann:secret@db.example.com/flowroute?channel_binding=require", '"channel_binding" is not'],
  ["postgres://ann:secret@db.example.com/flowroute?pasword=secret", '"pasword" is not understood'],
  ["postgres://ann:secret%@db.example.com/flowroute", "its password has a % that begins no escape"],
  ["postgres://ann:12/secret@db.example.com/flowroute", "an @ comes after a /, ? or #"],
  ["postgres://ann:12/x?secret@db.example.com/flowroute", "an @ comes after a /, ? or #"],
  ["postgres://ann:12/x#secret@db.example.com/flowroute", "an @ comes after a /, ? or #"],
  ["postgres://ann:secret@db.example.com", "it has to be such as"],
  ["ann:secret", "it has to be such as"],
])("refuses %s, for good and without its password", (url, said) => {
  const error = refusalOf(url);
  expect(error.message).toContain(said);
  expect(error.message).not.toContain("secret");
  expect(isForGood(error)).toBe(true);
});

it("reads back whatever user, password and database there are", () => {
  const anything = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(anything, anything, anything, (user, password, database) => {
      const part = encodeURIComponent;
      // A path of dots is taken for a folder's.
      fc.pre(!/^\.{1,2}$/.test(database));
      const url = `postgres://${part(user)}:${part(password)}@db.example.com/${part(database)}`;
      expect(addressOf(url)).toEqual({ ...PLAIN, user, password, database });
    }),
  );
});
