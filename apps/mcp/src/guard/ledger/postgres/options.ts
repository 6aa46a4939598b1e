export type Setting = readonly [name: string, value: string];

const NAME = /^[a-z_][\w$]*(\.[a-z_][\w$]*)?$/i;

/**
 * The settings in command line options for the server's side: `-c search_path=desk --work-mem=8MB`. Gives nothing when
 * there is more in them than settings.
 */
export function settingsIn(options: string): Setting[] | undefined {
  const words = wordsOf(options);
  const settings: Setting[] = [];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const assignment = word === "-c" ? words.shift() : /^(?:-c|--)(.+)$/s.exec(word)?.[1];
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(assignment ?? "") ?? [];
    // As PostgreSQL reads it.
    const setting = name?.replaceAll("-", "_");
    if (setting === undefined || value === undefined || !NAME.test(setting) || value.includes("\0"))
      return undefined;
    settings.push([setting, value]);
  }
  return settings;
}

/** Whether options are such that only PostgreSQL itself can read them. */
export const hasMoreThanSettings = ({ options }: { options: string | undefined }): boolean =>
  options !== undefined && settingsIn(options) === undefined;

/** Spaces part them, apart from those after a backslash. */
const wordsOf = (options: string): string[] =>
  (options.match(/(?:\\.|[^\\\s])+/gs) ?? []).map((word) => word.replaceAll(/\\(.)/gs, "$1"));
