/** The account, which no setting may hold and no link may carry. */
export const KEYS = [
  { variable: "FLOWROUTE_ACCESS_KEY", id: "access_key", title: "Access key" },
  { variable: "FLOWROUTE_SECRET_KEY", id: "secret_key", title: "Secret key" },
] as const;

export const WHERE_KEYS_ARE = "from Flowroute's Manage portal, Preferences > API Control";
