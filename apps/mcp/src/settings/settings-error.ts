/** A setting that is not understood, or missing. It stops the start. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** What `read` gives, or the setting that it stumbled over. */
export function attempt<T>(read: () => T): T | SettingsError {
  try {
    return read();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}
