import { PRODUCTS, type Product } from "../store/callbacks.ts";
import { notOnAccount, type Operation } from "./operation.ts";

/** The version that the carrier says an account uses. */
const API_VERSION = "v2.1";

type Callback = { callback_url: string };
type Input = { body: { data: { attributes: Callback } } | Callback };

/** `sms_dlr` is SmsDlr in the names of its operations. */
const nameOf = (product: Product) =>
  product
    .split("_")
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join("");

const getCallback = (product: Product): Operation => ({
  operationId: `get${nameOf(product)}Callback`,
  run(_input, { store, account }) {
    const url = store.callbacks.url(account.id, product);
    if (url === undefined) return notOnAccount();
    const attributes = { api_version: API_VERSION, callback_url: url, product };
    return { status: 200, body: { data: { attributes, type: "callback" } } };
  },
});

const setCallback = (product: Product): Operation<Input> => ({
  operationId: `set${nameOf(product)}Callback`,
  run({ body }, { store, account, changes }) {
    const { callback_url: url } = "data" in body ? body.data.attributes : body;
    store.callbacks.set(account.id, product, url);
    changes.tell("accounts");
    return { status: 204 };
  },
});

const deleteCallback = (product: Product): Operation => ({
  operationId: `delete${nameOf(product)}Callback`,
  run(_input, { store, account, changes }) {
    store.callbacks.remove(account.id, product);
    changes.tell("accounts");
    return { status: 204 };
  },
});

/** One for each product and verb: they differ in nothing else. */
export const messageCallbackOperations: readonly Operation[] = PRODUCTS.flatMap((product) => [
  getCallback(product),
  setCallback(product),
  deleteCallback(product),
]);
