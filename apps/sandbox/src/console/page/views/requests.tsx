import { useState } from "preact/hooks";
import type { RequestSummary } from "../../../control/shapes.ts";
import { remove } from "../data/api.ts";
import { useCell } from "../data/cell.ts";
import { useResource } from "../data/resource.ts";
import { hasEarlierRequests, loadEarlierRequests, requests } from "../data/resources.ts";
import { useAction } from "../data/use-action.ts";
import { hashOf } from "../logic/place.ts";
import { formatDuration } from "../logic/times.ts";
import { httpTone } from "../logic/tone.ts";
import { Button } from "../parts/button.tsx";
import { ExampleSend } from "../parts/example.tsx";
import { Input } from "../parts/field.tsx";
import { Chip, Empty, Pending, Problem, Time } from "../parts/show.tsx";
import { useTitle } from "../parts/view.tsx";
import { RequestView } from "./request.tsx";

type RowProps = { request: RequestSummary; isOpen: boolean };

function Row({ request, isOpen }: RowProps) {
  const { id, at, method, path, query, operation, status, took_ms, fault } = request;
  return (
    <li>
      <a class="request" data-row href={hashOf("requests", [id])} aria-current={isOpen ? "true" : undefined}>
        <Chip tone={httpTone(status)}>{status ?? "cut"}</Chip>
        <span class="path">
          <b>{method}</b> {path}
          {query !== "" && <span class="sub">?{query}</span>}
        </span>
        <span class="operation">
          {operation ?? "no operation"}
          {fault !== null && (
            <>
              {" "}
              <Chip tone="warn">fault {fault}</Chip>
            </>
          )}
        </span>
        <span class="when">
          <Time at={at} />
          <span class="ms">{formatDuration(took_ms)}</span>
        </span>
      </a>
    </li>
  );
}

const matches = ({ method, path, query, operation, status }: RequestSummary, typed: string) =>
  `${method} ${path}?${query} ${operation ?? ""} ${status ?? "cut"}`
    .toLowerCase()
    .includes(typed.trim().toLowerCase());

function List({ all, openId }: { all: readonly RequestSummary[]; openId: number | undefined }) {
  const [typed, setTyped] = useState("");
  const hasEarlier = useCell(hasEarlierRequests);
  const { busy, problem, run } = useAction();
  if (all.length === 0) {
    return (
      <Empty title="Nothing yet.">
        <p>Every request to the carrier's API is listed here. Send one with:</p>
        <ExampleSend />
      </Empty>
    );
  }
  const found = all.filter((request) => matches(request, typed));
  return (
    <>
      <Input
        label="Search requests"
        hideLabel
        type="search"
        placeholder="Path, operation or status"
        value={typed}
        onValue={setTyped}
        isSearch
        wide
      />
      {found.length === 0 && <Empty title="No request has this in it." />}
      <ul class="requests">
        {found.map((request) => (
          <Row key={request.id} request={request} isOpen={request.id === openId} />
        ))}
      </ul>
      {hasEarlier && (
        <div class="more">
          <Button disabled={busy} onPress={() => run(loadEarlierRequests)}>
            Load earlier requests
          </Button>
        </div>
      )}
      <Problem text={problem} />
    </>
  );
}

/** The list of requests, and beside it (on a narrow screen instead of it) the one that is open. */
export function RequestsView({ rest }: { rest: readonly string[] }) {
  useTitle("Requests");
  const { busy, problem, run } = useAction();
  const openId = rest[0] === undefined ? undefined : Number(rest[0]);
  const loaded = useResource(requests);
  const closed = loaded.value?.length === 0 ? "alone" : "even";
  const layout = openId === undefined ? closed : "even opened";
  return (
    <div class={`split ${layout}`}>
      <section class="list-pane" aria-label="Requests">
        <div class="view-head">
          <h1>Requests</h1>
          <Button disabled={busy} onPress={() => run(() => remove("requests"), ["requests"])}>
            Clear
          </Button>
        </div>
        <Problem text={problem} />
        <Pending of={loaded}>{(all) => <List all={all} openId={openId} />}</Pending>
      </section>
      <section class="detail-pane" aria-label="Request">
        {openId === undefined ? (
          <Empty title="No request is open.">
            <p>Choose one from the list to see what was in it.</p>
          </Empty>
        ) : (
          <RequestView key={openId} id={openId} />
        )}
      </section>
    </div>
  );
}
