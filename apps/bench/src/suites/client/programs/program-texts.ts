/** A program as one would write it who has this client and needs one number of the account. */
export type Program = {
  /** The package that it imports. */
  imports?: string;
  /** That is somebody else's, and there only when the peers are installed. */
  isPeer?: true;
  /** It needs modules of Node, and a bundle for a browser would lack them. */
  needsNode?: true;
  text: string;
};

const SIGNATURE =
  "export async function getNumber(url: string, number: string, accessKey: string, secretKey: string): Promise<unknown>";
const BASIC = 'const headers = { authorization: "Basic " + btoa(accessKey + ":" + secretKey) };';

/** In the order of the table. They are text, since what they import is not installed with the repository. */
export const programsByName: Record<string, Program> = {
  "flowroute-client": {
    imports: "flowroute-client",
    text: `import { createFlowroute } from "flowroute-client";
${SIGNATURE} {
  const flowroute = createFlowroute({ accessKey, secretKey, baseUrl: url });
  return flowroute.numbers.get(number);
}
`,
  },
  "bare fetch": {
    text: `${SIGNATURE} {
  ${BASIC}
  const response = await fetch(\`\${url}/v2/numbers/\${number}\`, { headers });
  if (!response.ok) throw new Error(\`Answered \${response.status}.\`);
  return response.json();
}
`,
  },
  "undici.request": {
    imports: "undici",
    isPeer: true,
    needsNode: true,
    text: `import { request } from "undici";
${SIGNATURE} {
  ${BASIC}
  const { statusCode, body } = await request(\`\${url}/v2/numbers/\${number}\`, { headers });
  if (statusCode !== 200) throw new Error(\`Answered \${statusCode}.\`);
  return body.json();
}
`,
  },
  "openapi-fetch": {
    imports: "openapi-fetch",
    text: `import createClient from "openapi-fetch";
import type { paths } from "./schema";
${SIGNATURE} {
  ${BASIC}
  const client = createClient<paths>({ baseUrl: url, headers });
  const { data, error } = await client.GET("/v2/numbers/{id}", { params: { path: { id: number } } });
  if (error !== undefined) throw new Error(JSON.stringify(error));
  return data;
}
`,
  },
  ky: {
    imports: "ky",
    isPeer: true,
    text: `import ky from "ky";
${SIGNATURE} {
  ${BASIC}
  return ky.get(\`\${url}/v2/numbers/\${number}\`, { headers }).json<{ data: { id: string } }>();
}
`,
  },
  "@octokit/core": {
    imports: "@octokit/core",
    isPeer: true,
    text: `import { Octokit } from "@octokit/core";
${SIGNATURE} {
  const octokit = new Octokit({ baseUrl: url, auth: secretKey });
  const { data } = await octokit.request("GET /v2/numbers/{number}", { number });
  return data;
}
`,
  },
  stripe: {
    imports: "stripe",
    isPeer: true,
    text: `import Stripe from "stripe";
${SIGNATURE} {
  const { hostname, port } = new URL(url);
  const client = new Stripe(secretKey, { host: hostname, port, protocol: "http" });
  return client.rawRequest("GET", \`/v2/numbers/\${number}\`);
}
`,
  },
  telnyx: {
    imports: "telnyx",
    isPeer: true,
    needsNode: true,
    text: `import Telnyx from "telnyx";
${SIGNATURE} {
  const client = new Telnyx({ apiKey: secretKey, baseURL: url });
  return client.get(\`/v2/numbers/\${number}\`);
}
`,
  },
};
