/** What openapi-fetch decides at each request and is decided here: [its code, what it always comes to]. */
const DECIDED: [RegExp, string][] = [
  // No middleware.
  [/const finalMiddlewares = .*;/, ""],
  [/if \(finalMiddlewares\.length\)/g, "if (false)"],
  // One way to write a query, a path and a body, and one base URL: core.ts gives them.
  [/typeof globalQuerySerializer === "function"/, "true"],
  [/if \(requestQuerySerializer\)/, "if (false)"],
  [/requestPathSerializer \|\| globalPathSerializer \|\| defaultPathSerializer/, "globalPathSerializer"],
  [/globalBodySerializer \?\? defaultBodySerializer/, "globalBodySerializer"],
  [/body,(\s*\/\/.*)+\s*mergeHeaders\(.*\)/, "body"],
  [/serializedBody instanceof FormData/, "false"],
  [/if \(localBaseUrl\)/, "if (false)"],
  [/supportsRequestInitExt\(\) \?/, "false ?"],
  // A draft takes all options; the body is always read, as JSON.
  [/for \(const key in init\)/, "if (false)"],
  [/if \(parseAs === "stream"\)/, "if (false)"],
  // GET, POST and PATCH.
  [/request\(method, url, init\) \{[^}]*\}\);\s*\},/, ""],
  [/(PUT|DELETE|OPTIONS|HEAD|TRACE)\(url, init\) \{[^}]*\}\);\s*\},/g, ""],
  [/use\(\.\.\.middleware\) \{.*?\n {4}\},/s, ""],
  [/eject\(\.\.\.middleware\) \{.*?\n {4}\}/s, ""],
];

/**
 * Leaves out of the bundle what of openapi-fetch is never reached: most of it. What is decided is written into its
 * code as constants, and the bundler drops what cannot be reached any more.
 *
 * @throws if a version of openapi-fetch is written otherwise.
 */
export function leaveOutUnused() {
  return {
    name: "leave-out-unused",
    transform: {
      filter: { id: /openapi-fetch\/dist\/index\.(mjs|cjs)$/ },
      handler: (code: string) =>
        DECIDED.reduce((left, [decision, result]) => {
          const decided = left.replace(decision, result);
          if (decided === left) throw new Error(`openapi-fetch is not written like ${decision} any more.`);
          return decided;
        }, code),
    },
  };
}
