export type Origin = {
  /** The path of the page, as a browser asks for it. */
  home: string;
  isSecure: boolean;
  /** Whether a browser sent this from the page itself. */
  isOwn: (request: Request) => boolean;
};

/** @param publicUrl where the server is reached from outside; undefined: as each request says, whose host was checked */
export function createOrigin(publicUrl: string | undefined): Origin {
  const outside = publicUrl === undefined ? undefined : new URL(publicUrl);
  return {
    home: `${outside?.pathname.replace(/\/$/, "") ?? ""}/approvals`,
    isSecure: outside?.protocol === "https:",
    isOwn: (request) => {
      const origin = request.headers.get("origin");
      if (origin === null) return request.headers.get("sec-fetch-site") === "same-origin";
      return origin === (outside?.origin ?? new URL(request.url).origin);
    },
  };
}
