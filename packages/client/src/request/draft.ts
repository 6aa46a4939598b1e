/**
 * What openapi-fetch makes a Request of, as it is.
 *
 * fetch copies a Request that it is given, and a Request with a body can be sent once. Address and options can be
 * given again, and making the Request twice would cost more than all the rest of a call.
 */
export class Draft {
  readonly url: string;
  readonly init: RequestInit;
  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}
