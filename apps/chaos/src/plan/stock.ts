/** What the carrier has when a run begins. Numbers are its own: eleven digits. */
export type Stock = {
  /** A number of the account that may send. */
  sender: string;
  recipients: readonly string[];
  /** With setup fee and first month. */
  forSale: readonly { number: string; nanodollars: number }[];
  /** Numbers of the account whose routes are changed. */
  owned: readonly string[];
  /** Routes that they are pointed at. */
  routeIds: readonly string[];
  /** The URL of a picture that can be sent. */
  picture: string;
};
