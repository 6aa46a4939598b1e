/** Built by scripts/build-console.ts. Resolved when it is first asked for, so that nothing needs the build but the page. */
declare module "flowroute-sandbox/console" {
  export const files: Readonly<Record<string, { readonly type: string; readonly text: string }>>;
}
