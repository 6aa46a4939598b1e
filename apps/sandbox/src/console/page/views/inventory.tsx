import { useEffect, useMemo, useState } from "preact/hooks";
import type { NumberForSale } from "../../../control/shapes.ts";
import { get } from "../data/api.ts";
import { replace } from "../data/place.ts";
import { resource, useResource } from "../data/resource.ts";
import { formatUsd } from "../logic/money.ts";
import { formatPhone } from "../logic/phone.ts";
import { hashOf } from "../logic/place.ts";
import { formatPlace } from "../logic/text.ts";
import { Button, CopyButton } from "../parts/button.tsx";
import { Form, Input } from "../parts/field.tsx";
import { Empty, Pending } from "../parts/show.tsx";
import { View } from "../parts/view.tsx";

const PAGE = 50;
const TYPING_MS = 250;

const FIELDS = [
  { name: "starts_with", label: "Starts with", placeholder: "1206" },
  { name: "contains", label: "Contains", placeholder: "555" },
  { name: "ends_with", label: "Ends with", placeholder: "42" },
  { name: "state", label: "State", placeholder: "WA" },
  { name: "rate_center", label: "Rate center", placeholder: "SEATTLE" },
] as const;

type Search = Readonly<Record<string, string>>;

/** Spaces and dashes between digits are of no matter to a person. */
const wireValue = (name: string, typed: string) =>
  name === "state" || name === "rate_center" ? typed.trim() : typed.replace(/[^\d]/g, "");

/** One more than is shown tells whether there is a next page. */
function pathOf(search: Search, offset: number): string {
  const given = FIELDS.flatMap(({ name }) => {
    const value = wireValue(name, search[name] ?? "");
    return value === "" ? [] : [[name, value]];
  });
  const page = [
    ["limit", String(PAGE + 1)],
    ["offset", String(offset)],
  ];
  return `inventory?${new URLSearchParams([...given, ...page])}`;
}

function Results({ found }: { found: readonly NumberForSale[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          {["Number", "Place", "Type", "Setup", "Monthly"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.map(({ number, rate_center, state, number_type, setup_cost, monthly_cost }) => (
          <tr key={number}>
            <th scope="row">
              <span class="number">{formatPhone(number)}</span>{" "}
              <CopyButton text={number} what={formatPhone(number)} />
            </th>
            <td data-name="Place">{formatPlace(rate_center, state) ?? "anywhere"}</td>
            <td data-name="Type">{number_type}</td>
            <td data-name="Setup">{formatUsd(setup_cost)}</td>
            <td data-name="Monthly">{formatUsd(monthly_cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type PagerProps = { offset: number; hasNext: boolean; onOffset: (offset: number) => void };

function Pager({ offset, hasNext, onOffset }: PagerProps) {
  if (offset === 0 && !hasNext) return null;
  return (
    <nav class="row pager" aria-label="Pages">
      <Button disabled={offset === 0} onPress={() => onOffset(Math.max(0, offset - PAGE))}>
        Previous page
      </Button>
      <Button disabled={!hasNext} onPress={() => onOffset(offset + PAGE)}>
        Next page
      </Button>
      <span class="sub">Page {offset / PAGE + 1}</span>
    </nav>
  );
}

export function InventoryView({ query }: { query: Search }) {
  const [search, setSearch] = useState<Search>(query);
  const [offset, setOffset] = useState(0);
  const [asked, setAsked] = useState(pathOf(query, 0));
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(pathOf(search, offset)), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [search, offset]);
  // What was bought is no longer for sale.
  const source = useMemo(() => resource<readonly NumberForSale[]>(() => get(asked), ["numbers"]), [asked]);
  const change = (name: string, typed: string) => {
    const next = { ...search, [name]: typed };
    setSearch(next);
    setOffset(0);
    replace(hashOf("inventory", [], next));
  };
  return (
    <View title="Inventory">
      <Form label="Search the inventory" onSubmit={() => setAsked(pathOf(search, offset))}>
        {FIELDS.map(({ name, label, placeholder }, index) => (
          <Input
            key={name}
            label={label}
            placeholder={placeholder}
            value={search[name] ?? ""}
            onValue={(typed) => change(name, typed)}
            isSearch={index === 0}
          />
        ))}
      </Form>
      <Pending of={useResource(source)}>
        {(found) => (
          <>
            {found.length === 0 ? (
              <Empty title="Nothing like this is for sale.">
                <p>Ask for fewer digits, or another place.</p>
              </Empty>
            ) : (
              <Results found={found.slice(0, PAGE)} />
            )}
            <Pager offset={offset} hasNext={found.length > PAGE} onOffset={setOffset} />
          </>
        )}
      </Pending>
    </View>
  );
}
