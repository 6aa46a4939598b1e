import { useMemo } from "preact/hooks";
import type { RequestDetail } from "../../../control/shapes.ts";
import { get } from "../data/api.ts";
import { resource, useResource } from "../data/resource.ts";
import { hashOf } from "../logic/place.ts";
import { prettyBody } from "../logic/text.ts";
import { formatDuration } from "../logic/times.ts";
import { httpTone } from "../logic/tone.ts";
import { CopyButton } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Chip, Fact, Pending, Time } from "../parts/show.tsx";

function Body({ title, body, none }: { title: string; body: string | null; none: string }) {
  const text = body === null || body === "" ? undefined : prettyBody(body);
  return (
    <section aria-label={title}>
      <div class="row">
        <h3>{title}</h3>
        {text !== undefined && <CopyButton text={text} what={title.toLowerCase()} />}
      </div>
      {text === undefined ? (
        <p class="sub">{none}</p>
      ) : (
        <pre>
          <code>{text}</code>
        </pre>
      )}
    </section>
  );
}

function Detail({ request }: { request: RequestDetail }) {
  const { method, path, query, status, fault } = request;
  return (
    <>
      <p class="request-line">
        <b>{method}</b> {path}
        {query !== "" && `?${query}`}
      </p>
      <dl class="facts">
        <Fact name="Status">
          <Chip tone={httpTone(status)}>{status ?? "connection cut"}</Chip>
        </Fact>
        <Fact name="Operation">{request.operation ?? "none of the contract"}</Fact>
        <Fact name="Time">
          <Time at={request.at} /> <span class="sub">{request.at}</span>
        </Fact>
        <Fact name="Took">{formatDuration(request.took_ms)}</Fact>
        <Fact name="Access key">{request.access_key ?? "none that is known"}</Fact>
        {fault !== null && (
          <Fact name="Fault">
            <a class="link" href={hashOf("faults")}>
              Fault {fault}
            </a>
          </Fact>
        )}
      </dl>
      <Body title="Request body" body={request.request_body} none="None." />
      <Body
        title="Response body"
        body={request.response_body}
        none={status === null ? "No whole answer was sent." : "None."}
      />
      <section aria-label="Request headers">
        <h3>Request headers</h3>
        <dl class="facts headers">
          {Object.entries(request.request_headers).map(([name, value]) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
        </dl>
      </section>
    </>
  );
}

export function RequestView({ id }: { id: number }) {
  // It does not change any more.
  const source = useMemo(() => resource<RequestDetail>(() => get(`requests/${id}`), []), [id]);
  return (
    <div class="thread">
      <div class="thread-head">
        <a class="button quiet back" href={hashOf("requests")} aria-label="All requests">
          <Icon name="back" />
        </a>
        <h2>Request {id}</h2>
      </div>
      <div class="padded scroller">
        <Pending of={useResource(source)}>{(request) => <Detail request={request} />}</Pending>
      </div>
    </div>
  );
}
