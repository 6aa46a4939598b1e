import { parse } from "yaml";
import { z } from "zod";

const references = z.record(z.string(), z.string()).default({});
const asked = z.record(z.string(), z.object({ specifier: z.string(), version: z.string() })).default({});
const lockfile = z.object({
  catalogs: z.record(z.string(), z.record(z.string(), z.object({ specifier: z.string() }))).default({}),
  importers: z
    .record(
      z.string(),
      z.object({ dependencies: asked, devDependencies: asked, optionalDependencies: asked }),
    )
    .default({}),
  snapshots: z
    .record(z.string(), z.object({ dependencies: references, optionalDependencies: references }))
    .default({}),
});

const named = z.record(z.string(), z.string()).default({});
const workspace = z.object({ catalog: named, catalogs: z.record(z.string(), named).default({}) });

/** What pnpm-lock.yaml and pnpm-workspace.yaml say of versions, at one time. */
export interface Locked {
  /** The versions of some packages as a folder has them, and of all that those need, by name. */
  versionsOf(folder: string, names: ReadonlySet<string>): Map<string, string>;
}

/** @param texts of both files; without a lockfile there is nothing that is known */
export function readLocked(texts: { lockfile: string | undefined; workspace: string | undefined }): Locked {
  const { catalogs, importers, snapshots } = lockfile.parse(parse(texts.lockfile ?? "{}"));
  const wanted = workspace.parse(parse(texts.workspace ?? "{}"));

  /** What a catalog asks for, where that is not in the lockfile yet. */
  function notYetLocked(name: string, specifier: string): string | undefined {
    if (!specifier.startsWith("catalog:")) return undefined;
    const catalog = specifier.slice("catalog:".length) || "default";
    const now = (catalog === "default" ? wanted.catalog : wanted.catalogs[catalog])?.[name];
    return now === catalogs[catalog]?.[name]?.specifier ? undefined : now;
  }

  return {
    versionsOf(folder, names) {
      const found = new Map<string, Set<string>>();
      const note = (name: string, version: string) =>
        found.set(name, (found.get(name) ?? new Set()).add(version));
      // A set is walked through to what was added on the way.
      const keys = new Set<string>();
      const own = importers[folder];
      const direct = { ...own?.optionalDependencies, ...own?.devDependencies, ...own?.dependencies };
      for (const [name, { specifier, version }] of Object.entries(direct)) {
        // Packages of this repository have changesets of their own.
        if (!names.has(name) || version.startsWith("link:")) continue;
        const next = notYetLocked(name, specifier);
        const key = keyOf(name, version);
        if (next === undefined) keys.add(key);
        else {
          note(name, next);
          for (const each of neededBy(key)) keys.add(each);
        }
      }
      for (const key of keys) {
        const [, name = key, version = ""] = KEY.exec(key) ?? [];
        note(name, version);
        for (const each of neededBy(key)) keys.add(each);
      }
      return new Map([...found].map(([name, versions]) => [name, [...versions].sort().join(" and ")]));
    },
  };

  function neededBy(key: string): string[] {
    const { dependencies, optionalDependencies } = snapshots[key] ?? {};
    return Object.entries({ ...dependencies, ...optionalDependencies }).map(([name, version]) =>
      keyOf(name, version),
    );
  }

  /** A package under another name than its own has its whole key in the place of the version. */
  function keyOf(name: string, version: string): string {
    const key = `${name}@${version}`;
    return key in snapshots ? key : version;
  }
}

/** Name and version, without the peers that it was installed beside. */
const KEY = /^(@?[^@]+)@([^(]+)/;
