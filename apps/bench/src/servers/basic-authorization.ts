/** The value of the Authorization header of HTTP Basic. */
export function basicAuthorization({
  accessKey,
  secretKey,
}: {
  accessKey: string;
  secretKey: string;
}): string {
  return `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
}
