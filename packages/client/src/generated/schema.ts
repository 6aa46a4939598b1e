// Made from the contract (flowroute-openapi) by scripts/generate.ts. Do not edit: change spec/, then `pnpm generate`.

export interface paths {
    "/v2/numbers/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the numbers for sale
         * @description The numbers of the carrier's inventory that match every given filter, with their prices. Reading costs
         *     nothing and reserves nothing: a number that was listed may be gone when it is bought.
         *
         *     `links.self` echoes the effective query: filters normalised (`starts_with=206` as `1206`, rate center and
         *     state in upper case) and first, then `limit` and `offset`.
         */
        get: operations["searchAvailableNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/numbers/available/areacodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the area codes with numbers for sale
         * @description Every area code (NPA) with at least one number for sale, ascending. No prices, no counts.
         */
        get: operations["listAvailableAreaCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/numbers/available/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the exchanges with numbers for sale
         * @description Every exchange (area code and the three digits after it, NPA-NXX) with at least one number for sale,
         *     ascending.
         */
        get: operations["listAvailableExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the numbers of the account
         * @description The numbers that the account owns and that match every given filter. Items carry no relationships: the
         *     routes of a number come from getNumber.
         */
        get: operations["listNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Look up a number of the account
         * @description The number with its primary and failover route, which come along in `included`.
         */
        get: operations["getNumber"];
        put?: never;
        /**
         * Buy a number
         * @description Buys the number and takes its setup fee and first month from the account's balance. There is no
         *     idempotency key: after a timeout, a cut connection or a 5xx, ask getNumber whether the number is yours
         *     before anything else. A new number is on the built-in route `0` (sip-reg). No body is needed; the options
         *     are in newer documentation only.
         */
        post: operations["purchaseNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/numbers/{number_id}/relationships/primary_route": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number of the account, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                number_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set the primary route of a number
         * @description Sets where inbound calls go first. Sending the same route again changes
         *     nothing. The built-in route `0` (sip-reg) can be set by its id.
         */
        patch: operations["updatePrimaryRoute"];
        trace?: never;
    };
    "/v2/numbers/{number_id}/relationships/failover_route": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number of the account, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                number_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set the failover route of a number
         * @description Sets where inbound calls go when the primary route does not answer. Sending the same route again changes
         *     nothing. The built-in route `0` (sip-reg) can be set by its id.
         */
        patch: operations["updateFailoverRoute"];
        trace?: never;
    };
    "/v2.1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List message detail records
         * @description Messages of the account in either direction, newest first, each with its delivery receipts. A record
         *     appears some seconds after the message was accepted.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send an SMS or MMS
         * @description Accepts one message for delivery to one recipient and charges for each segment. Limits per Access Key in
         *     each calendar second: 5 SMS, 1 MMS; refused attempts count. There is no idempotency key: sending the same
         *     body twice sends, and charges, twice. After a timeout, a cut connection or a 5xx, look for the message
         *     with listMessages before anything else.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The message's id with its prefix, as sendMessage and listMessages give it.
                 * @example mdr2-39cadeace66e11e7aff806cd7f24ba2d
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Look up one message detail record
         * @description The record with its delivery receipts. Right after the send it is not there yet and the answer is 404:
         *     ask again some seconds later.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the routes of the account
         * @description Every voice route of the account, the built-in route `0` (sip-reg) first.
         */
        get: operations["listRoutes"];
        put?: never;
        /**
         * Create a route
         * @description Creates a voice route that numbers can be pointed at. Creating one costs nothing and moves no call.
         *     There is no idempotency key, but the alias is unique, so that creating it twice is refused.
         */
        post: operations["createRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    inboundMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An inbound message
         * @description Posted for each SMS or MMS to a number of the account. Which form comes depends on a setting of the
         *     account. Anything but a 200 is posted again, four times at intervals of 30 seconds, so the same message
         *     can come more than once: drop duplicates by id. No signature is documented.
         */
        post: operations["receiveInboundMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    deliveryReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A delivery receipt
         * @description Posted for each receipt of an outbound message, normally one of level 1 and one of level 2. Anything but a
         *     200 is posted again, four times at intervals of 30 seconds: drop duplicates by id, level and
         *     status, since there can be several of level 2.
         */
        post: operations["receiveDeliveryReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A number for sale. */
        AvailableNumber: {
            /**
             * @description The number, eleven digits.
             * @example 12065550123
             */
            id: string;
            /**
             * @description Always `number`.
             * @constant
             */
            type: "number";
            /** @description What it is and what it costs. */
            attributes: {
                /**
                 * @description The number, eleven digits.
                 * @example 12065550123
                 */
                value: string;
                /**
                 * @description Now `longcode` or `toll-free`; the other three are legacy names.
                 * @example longcode
                 * @enum {string}
                 */
                number_type: "longcode" | "toll-free" | "standard" | "tollfree" | "inum";
                /**
                 * @description Abbreviated name of the rate center in lower case; null for toll-free.
                 * @example seattle
                 */
                rate_center: string | null;
                /**
                 * @description Two-letter US state or Canadian province in lower case; null for toll-free.
                 * @example wa
                 */
                state: string | null;
                /**
                 * @description One-time fee in US dollars.
                 * @example 1
                 */
                setup_cost: number;
                /**
                 * @description Fee a month in US dollars.
                 * @example 1.25
                 */
                monthly_cost: number;
                /**
                 * @description US dollars a minute of inbound voice.
                 * @example 0.012
                 */
                inbound_rate?: number;
                /**
                 * @description Kind of inbound rate.
                 * @example local
                 */
                rate_type?: string;
                /**
                 * @description Name of the price tier.
                 * @example Standard
                 */
                tier?: string;
                /**
                 * @description Country (ISO 3166-1 alpha-2).
                 * @example US
                 */
                iso_country?: string;
            };
            /** @description The link of the item. */
            links?: {
                /**
                 * Format: uri
                 * @description Where the number is bought, and found once it is owned.
                 * @example https://api.flowroute.com/v2/numbers/12065550123
                 */
                related?: string;
            };
        };
        /** @description One page of numbers for sale. */
        AvailableNumberPage: {
            /** @description The items of the page. */
            data: components["schemas"]["AvailableNumber"][];
            links: components["schemas"]["PageLinks"];
        };
        /** @description An area code with numbers for sale. It has no attributes. */
        AreaCode: {
            /**
             * @description The area code (NPA).
             * @example 206
             */
            id: string;
            /**
             * @description Always `areacode`.
             * @constant
             */
            type: "areacode";
            /** @description The link of the item. */
            links?: {
                /**
                 * Format: uri
                 * @description Its exchanges.
                 * @example https://api.flowroute.com/v2/numbers/available/exchanges?areacode=206
                 */
                related?: string;
            };
        };
        /** @description One page of area codes. */
        AreaCodePage: {
            /** @description The items of the page. */
            data: components["schemas"]["AreaCode"][];
            links: components["schemas"]["PageLinks"];
        };
        /** @description An exchange with numbers for sale. It has no attributes. */
        Exchange: {
            /**
             * @description Area code and exchange (NPA-NXX), six digits.
             * @example 206555
             */
            id: string;
            /**
             * @description Always `exchange`.
             * @constant
             */
            type: "exchange";
            /** @description The link of the item. */
            links?: {
                /**
                 * Format: uri
                 * @description Its numbers for sale.
                 * @example https://api.flowroute.com/v2/numbers/available?starts_with=1206555
                 */
                related?: string;
            };
        };
        /** @description One page of exchanges. */
        ExchangePage: {
            /** @description The items of the page. */
            data: components["schemas"]["Exchange"][];
            links: components["schemas"]["PageLinks"];
        };
        /** @description A number of the account, as lists give it. */
        Number: {
            /**
             * @description The number, eleven digits.
             * @example 12065550123
             */
            id: string;
            /**
             * @description Always `number`.
             * @constant
             */
            type: "number";
            attributes: components["schemas"]["NumberAttributes"];
            links?: components["schemas"]["SelfLink"];
        };
        /** @description What a number of the account is. */
        NumberAttributes: {
            /**
             * @description The number, eleven digits.
             * @example 12065550123
             */
            value: string;
            /**
             * @description A name of the account's own.
             * @example Front desk
             */
            alias: string | null;
            /**
             * @description Whether the caller's name is looked up (charged for).
             * @example true
             */
            cnam_lookups_enabled: boolean;
            /**
             * @description Now `longcode` or `toll-free`; the other three are legacy names.
             * @example longcode
             * @enum {string}
             */
            number_type: "longcode" | "toll-free" | "standard" | "tollfree" | "inum";
            /**
             * @description Abbreviated name of the rate center in lower case; null for toll-free.
             * @example seattle
             */
            rate_center: string | null;
            /**
             * @description Two-letter US state or Canadian province in lower case; null for toll-free.
             * @example wa
             */
            state: string | null;
            /**
             * @description Whether the number can send and receive messages.
             * @example true
             */
            messaging_enabled?: boolean;
            /**
             * @description State of the number on the account.
             * @example PURCHASED
             */
            status?: string;
            /**
             * @description Country (ISO 3166-1 alpha-2).
             * @example US
             */
            iso_country?: string;
            /**
             * @description A note of the account's own.
             * @example Bought for the Seattle office
             */
            note?: string | null;
            /**
             * @description Fee a month in US dollars.
             * @example 1.25
             */
            monthly_cost?: number;
            /**
             * @description One-time fee in US dollars.
             * @example 1
             */
            setup_cost?: number;
            /**
             * @description US dollars a minute of inbound voice.
             * @example 0.012
             */
            inbound_rate?: number;
            /**
             * @description Kind of inbound rate.
             * @example local
             */
            rate_type?: string;
            /**
             * @description Name of the price tier.
             * @example Standard
             */
            tier?: string;
        };
        /** @description One page of numbers of the account. */
        NumberPage: {
            /** @description The items of the page. */
            data: components["schemas"]["Number"][];
            links: components["schemas"]["PageLinks"];
        };
        /** @description A number of the account with what it refers to. */
        NumberDetails: {
            /**
             * @description The number, eleven digits.
             * @example 12065550123
             */
            id: string;
            /**
             * @description Always `number`.
             * @constant
             */
            type: "number";
            attributes: components["schemas"]["NumberAttributes"];
            /** @description What the number refers to; what is referred to comes along in `included`. */
            relationships: {
                /** @description Where inbound calls go first. A new number is on route `0`. */
                primary_route: {
                    /** @description The route, or null. */
                    data: components["schemas"]["RouteIdentifier"] | null;
                };
                /** @description Where inbound calls go when the primary route does not answer. */
                failover_route: {
                    /** @description The route, or null. */
                    data: components["schemas"]["RouteIdentifier"] | null;
                };
                /** @description The caller name shown on outbound calls. */
                cnam_preset?: {
                    /** @description The CNAM preset, or null. */
                    data: components["schemas"]["Resource"] | null;
                };
                /** @description The emergency address of the number. */
                e911_address?: {
                    /** @description The address, or null. */
                    data: components["schemas"]["Resource"] | null;
                };
            };
            links?: components["schemas"]["SelfLink"];
        };
        /** @description One number of the account. */
        NumberDocument: {
            data: components["schemas"]["NumberDetails"];
            /** @description Each route, and whatever else, that `data.relationships` refers to. */
            included: (components["schemas"]["Route"] | components["schemas"]["Resource"])[];
            links: components["schemas"]["SelfLink"];
        };
        /** @description Options of a purchase. All of them are in newer documentation only. */
        PurchaseNumberOptions: {
            /**
             * @description Look up the caller's name (charged for). The default is the account's preference.
             * @example false
             */
            cnam_lookups_enabled?: boolean;
            /**
             * @description Enable the number for messages. Without it the number cannot send or receive them.
             * @default false
             * @example true
             */
            messaging_enabled?: boolean;
            /**
             * Format: email
             * @description Whom to tell about the messaging set-up.
             * @example ops@example.com
             */
            messaging_email?: string;
            /**
             * Format: uri
             * @description Where to post the state of the messaging set-up.
             * @example https://example.com/flowroute
             */
            messaging_callback_url?: string;
        };
        /** @description A voice route. */
        Route: {
            /**
             * @description The route's id. The built-in one is `0`.
             * @example 98396
             */
            id: string;
            /**
             * @description Always `route`.
             * @constant
             */
            type: "route";
            attributes: components["schemas"]["RouteAttributes"];
            links?: components["schemas"]["SelfLink"];
        };
        /** @description Where a route leads. */
        RouteAttributes: {
            /**
             * @description `sip-reg` is the account's SIP registration, built in as route `0`; `host`, `uri` and `number` are made by the account.
             * @example host
             * @enum {string}
             */
            route_type: "sip-reg" | "host" | "uri" | "number";
            /**
             * @description Name of the route, unique in the account.
             * @example Main PBX
             */
            alias: string | null;
            /**
             * @description A host or IP address with an optional port, a SIP URI, or a number of eleven digits; null for sip-reg.
             * @example sip.example.com:5060
             */
            value: string | null;
            /**
             * @description The edge strategy (points of presence), if any.
             * @example null
             */
            edge_strategy_id?: string | null;
        };
        /** @description One page of routes. */
        RoutePage: {
            /** @description The items of the page. */
            data: components["schemas"]["Route"][];
            links: components["schemas"]["PageLinks"];
        };
        /** @description One route. The links of a created route lack the `/v2`. */
        RouteDocument: {
            data: components["schemas"]["Route"];
            links?: components["schemas"]["SelfLink"];
        };
        /** @description Which route. */
        RouteIdentifier: {
            /**
             * @description The route's id.
             * @example 98396
             */
            id: string;
            /**
             * @description Always `route`.
             * @constant
             */
            type: "route";
        };
        /** @description The route to set, as a JSON:API document. */
        AssignRouteDocument: {
            /** @description Which route. */
            data: {
                /**
                 * @description Always `route`.
                 * @constant
                 */
                type: "route";
                /**
                 * @description The route's id.
                 * @example 98396
                 */
                id: string;
            };
        };
        /** @description The route to set, flat. In documentation of a later version only. */
        AssignRouteCompact: {
            /**
             * @description Always `route`.
             * @constant
             */
            type?: "route";
            /**
             * @description The route's id.
             * @example 98396
             */
            id: string;
        };
        /** @description A route to create. */
        CreateRouteDocument: {
            /** @description The route. */
            data: {
                /**
                 * @description Always `route`.
                 * @constant
                 */
                type: "route";
                /** @description Where it leads. */
                attributes: {
                    /**
                     * @description Kind of target.
                     * @example host
                     * @enum {string}
                     */
                    route_type: "host" | "uri" | "number";
                    /**
                     * @description For `host` an IP address or host name with an optional port (without one, SRV records are
                     *     used); for `number` eleven digits; for `uri` `sip:` or `sips:`, user, host and optional port,
                     *     optional `;transport=udp|tcp|tls`, optional `;weight=N` for weighted split.
                     * @example sip.example.com
                     */
                    value: string;
                    /**
                     * @description Name of the route, unique in the account. That it may be left out is inferred.
                     * @example Main PBX
                     */
                    alias?: string;
                    /**
                     * @description The edge strategy (points of presence).
                     * @example 1
                     */
                    edge_strategy_id?: string;
                };
            };
        };
        /** @description A message detail record (MDR). */
        Message: {
            /**
             * @description Its id.
             * @example mdr2-39cadeace66e11e7aff806cd7f24ba2d
             */
            id: string;
            /**
             * @description Always `message`.
             * @constant
             */
            type: "message";
            attributes: components["schemas"]["MessageAttributes"];
            /** @description What the message refers to. MMS only. */
            relationships?: {
                /** @description Its media files, which come along in `included`. */
                media?: {
                    /** @description Which files. */
                    data: {
                        /**
                         * @description The file's id.
                         * @example mdr2-4e5435f325d9431f9e64118b20895b08-1
                         */
                        id: string;
                        /**
                         * @description Always `media`.
                         * @constant
                         */
                        type: "media";
                    }[];
                };
            };
        };
        /** @description What is known of a message. */
        MessageAttributes: {
            /**
             * @description The text; null for an MMS of media alone. Of an inbound message, written by a stranger.
             * @example Your table is ready.
             */
            body: string | null;
            /**
             * @description Status of the newest receipt; empty for an inbound MMS.
             * @example delivered
             */
            status: string;
            /**
             * @description Seen from the account.
             * @example outbound
             * @enum {string}
             */
            direction: "inbound" | "outbound";
            /**
             * Format: int64
             * @description Price of the whole message in billionths of a US dollar.
             * @example 4000000
             */
            amount_nanodollars: number;
            /**
             * @description The price with a dollar sign and four decimals, as text.
             * @example $0.0040
             */
            amount_display: string;
            /**
             * @description The recipient, eleven digits.
             * @example 12065550142
             */
            to: string;
            /**
             * @description The sender, eleven digits.
             * @example 12065550123
             */
            from: string;
            /**
             * @description 0: 7-bit, up to 160 characters a segment; 8: UCS-2, up to 70.
             * @example 0
             * @enum {integer}
             */
            message_encoding: 0 | 8;
            /**
             * Format: date-time
             * @description When it was accepted, in UTC, with hundredths of a second.
             * @example 2026-11-02T16:44:34.93Z
             */
            timestamp: string;
            /**
             * @description Whether it is an MMS.
             * @example false
             */
            is_mms: boolean;
            /**
             * @description Type of the account's number: `longcode` or `toll-free`.
             * @example longcode
             */
            message_type: string;
            /** @description Its receipts, newest first; empty for inbound messages. */
            delivery_receipts: components["schemas"]["DeliveryReceipt"][];
        };
        /** @description One page of message detail records. */
        MessagePage: {
            /** @description The items of the page. */
            data: components["schemas"]["Message"][];
            links: components["schemas"]["MessagePageLinks"];
            /** @description The media of the MMS on this page. */
            included?: components["schemas"]["Media"][];
        };
        /** @description One message detail record. */
        MessageDocument: {
            data: components["schemas"]["Message"];
            /** @description The media of an MMS. */
            included?: components["schemas"]["Media"][];
        };
        /** @description One media file of an MMS. */
        Media: {
            /**
             * @description The message's id, a hyphen and a counter.
             * @example mdr2-4e5435f325d9431f9e64118b20895b08-1
             */
            id: string;
            /**
             * @description Always `media`.
             * @constant
             */
            type: "media";
            /** @description The file. */
            attributes: {
                /**
                 * @description Its name.
                 * @example image000000.png
                 */
                file_name: string;
                /**
                 * @description Its size in bytes.
                 * @example 14832
                 */
                file_size: number;
                /**
                 * @description Its media type.
                 * @example image/png
                 */
                mime_type: string;
                /**
                 * Format: uri
                 * @description Where to fetch it; valid for a limited time.
                 * @example https://example.com/image000000.png
                 */
                url: string;
            };
            links?: components["schemas"]["SelfLink"];
        };
        /** @description What the network said about a message at one time. */
        DeliveryReceipt: {
            /**
             * @description 1: handed to the carrier's SMS centre; 2: anything after that.
             * @example 2
             * @enum {integer}
             */
            level: 1 | 2;
            /**
             * @description `smsc submit`, `message buffered`, `delivered` or another.
             * @example message buffered
             */
            status: string;
            /**
             * @description Code of the status; of the values only 1003 is verified.
             * @example 1003
             */
            status_code: number | null;
            /**
             * @description The status in words.
             * @example Message accepted by Carrier
             */
            status_code_description: string | null;
            /**
             * Format: date-time
             * @description When, in UTC.
             * @example 2026-11-02T16:44:35.00Z
             */
            timestamp: string;
        };
        /** @description A message to send. It needs a text, media, or both. */
        MessageToSend: {
            /**
             * @description The one recipient: eleven digits with country code 1 for the US and Canada. A leading plus is taken
             *     too. Ten digits are not (inferred).
             * @example 12065550142
             */
            to: string;
            /**
             * @description The sender, a number of the account that is enabled for messages: eleven digits with country code 1. A leading plus is taken too.
             * @example 12065550123
             */
            from: string;
            /**
             * @description The text. Up to 160 characters are one segment; one character outside ASCII makes it UCS-2 with 70 a
             *     segment. Each segment is charged. Needed for SMS, optional with media.
             * @example Your table is ready.
             */
            body?: string;
            /** @description Where the carrier fetches the media of an MMS. Media and text together up to 750 kB (767,840 bytes). */
            media_urls?: string[];
            /**
             * @description Send a text without media as an MMS. Official examples send the words "true" and "false".
             * @example true
             */
            is_mms?: boolean | ("true" | "false");
            /**
             * Format: uri
             * @description Where to post this message's delivery receipts, before the number's and the account's own URL.
             * @example https://example.com/receipts
             */
            dlr_callback?: string;
        };
        /** @description A message to send, as a JSON:API document. */
        SendMessageDocument: {
            /** @description The message. */
            data: {
                /**
                 * @description Always `message`.
                 * @constant
                 */
                type: "message";
                attributes: components["schemas"]["MessageToSend"];
            };
        };
        /** @description What is known of a message when it has just been accepted. */
        AcceptedMessageDocument: {
            /** @description The message, without attributes. */
            data: {
                /**
                 * @description The message's id.
                 * @example mdr2-39cadeace66e11e7aff806cd7f24ba2d
                 */
                id: string;
                /**
                 * @description Always `message`.
                 * @constant
                 */
                type: "message";
                links?: components["schemas"]["SelfLink"];
            };
        };
        /** @description The callback URL to set, as a JSON:API document. */
        SetCallbackDocument: {
            /** @description The callback. */
            data: {
                /**
                 * @description Always `callback`. Documentation leaves it out; that it is taken is inferred.
                 * @constant
                 */
                type?: "callback";
                /** @description Where it posts to. */
                attributes: {
                    /**
                     * Format: uri
                     * @description An http or https URL that the carrier can reach.
                     * @example https://example.com/inbound
                     */
                    callback_url: string;
                };
            };
        };
        /** @description The callback URL to set, flat. */
        SetCallbackCompact: {
            /**
             * Format: uri
             * @description An http or https URL that the carrier can reach.
             * @example https://example.com/inbound
             */
            callback_url: string;
        };
        /** @description A callback of the account. */
        CallbackDocument: {
            /** @description The callback. It has no id. */
            data: {
                /**
                 * @description Always `callback`.
                 * @constant
                 */
                type: "callback";
                /** @description Where it posts to, and what. */
                attributes: {
                    /**
                     * @description Version of the messages API that the account uses. How it is written is inferred.
                     * @example v2.1
                     */
                    api_version: string;
                    /**
                     * Format: uri
                     * @description Where it posts to.
                     * @example https://example.com/inbound
                     */
                    callback_url: string;
                    /**
                     * @description What it posts: `sms`, `mms`, `sms_dlr` or `mms_dlr` (inferred; only `dlr`, of the deprecated
                     *     `dlr_callback`, is documented).
                     * @example sms
                     */
                    product: string;
                };
            };
        };
        /** @description An inbound message, JSON:API form. */
        InboundMessageEvent: {
            /** @description The message. */
            data: {
                /**
                 * @description Its id.
                 * @example mdr2-4e5435f325d9431f9e64118b20895b08
                 */
                id: string;
                /**
                 * @description Always `message`.
                 * @constant
                 */
                type: "message";
                /** @description What is known of it. */
                attributes: {
                    /**
                     * @description The text, written by a stranger; null for an MMS of media alone.
                     * @example Can I come at seven instead?
                     */
                    body: string | null;
                    /**
                     * @description Always `inbound`.
                     * @constant
                     */
                    direction: "inbound";
                    /**
                     * @description The account's number, eleven digits.
                     * @example 12065550123
                     */
                    to: string;
                    /**
                     * @description The sender, eleven digits.
                     * @example 12065550142
                     */
                    from: string;
                    /**
                     * @description Whether it is an MMS.
                     * @example false
                     */
                    is_mms: boolean;
                    /**
                     * @description `delivered`; empty for an MMS.
                     * @example delivered
                     */
                    status?: string;
                    /**
                     * @description Price in billionths of a US dollar. A string for SMS and a number for MMS in real deliveries.
                     * @example 4000000
                     */
                    amount_nanodollars?: number | string;
                    /**
                     * @description The price as text.
                     * @example $0.0040
                     */
                    amount_display?: string;
                    /**
                     * @description 0: 7-bit; 8: UCS-2.
                     * @example 0
                     */
                    message_encoding?: number;
                    /**
                     * @description Type of the account's number.
                     * @example longcode
                     */
                    message_type?: string;
                    /**
                     * @description The URL that this was posted to.
                     * @example https://example.com/inbound
                     */
                    message_callback_url?: string;
                    /**
                     * Format: date-time
                     * @description When, in UTC, with two or six decimals.
                     * @example 2026-11-02T01:21:21.980000Z
                     */
                    timestamp: string;
                    /** @description Empty; MMS only. */
                    delivery_receipts?: components["schemas"]["DeliveryReceipt"][];
                };
                /** @description What the message refers to. MMS only. */
                relationships?: {
                    /** @description Its media files, which come along in `included`. */
                    media?: {
                        /** @description Which files. */
                        data?: {
                            /**
                             * @description The file's id.
                             * @example mdr2-4e5435f325d9431f9e64118b20895b08-1
                             */
                            id: string;
                            /**
                             * @description Always `media`.
                             * @constant
                             */
                            type: "media";
                        }[];
                    };
                };
            };
            /** @description The media of an MMS. */
            included?: components["schemas"]["Media"][];
        };
        /** @description An inbound message in the flat form that accounts on an older setting receive. No source shows an MMS in it. */
        InboundMessageLegacyEvent: {
            /**
             * @description Its id.
             * @example mdr2-4e5435f325d9431f9e64118b20895b08
             */
            id: string;
            /**
             * @description The text, written by a stranger. Null for an MMS of media alone (inferred).
             * @example Can I come at seven instead?
             */
            body: string | null;
            /**
             * @description The account's number, eleven digits.
             * @example 12065550123
             */
            to: string;
            /**
             * @description The sender, eleven digits.
             * @example 12065550142
             */
            from: string;
        };
        /** @description A delivery receipt (DLR). */
        DeliveryReceiptEvent: {
            /** @description The receipt. */
            data: {
                /**
                 * @description Id of the message.
                 * @example mdr2-39cadeace66e11e7aff806cd7f24ba2d
                 */
                id: string;
                /**
                 * @description Always `delivery_receipt`.
                 * @constant
                 */
                type: "delivery_receipt";
                /** @description What the network said. */
                attributes: {
                    /**
                     * @description 1: handed to the carrier's SMS centre; 2: anything after that.
                     * @example 2
                     * @enum {integer}
                     */
                    level: 1 | 2;
                    /**
                     * @description The status.
                     * @example message buffered
                     */
                    status: string;
                    /**
                     * @description Code of the status. A string by the documentation of receipts, an integer or null in records.
                     * @example 1003
                     */
                    status_code?: string | number | null;
                    /**
                     * @description The status in words.
                     * @example Message accepted by Carrier
                     */
                    status_code_description?: string | null;
                    /**
                     * @description The text of the message; empty for MMS.
                     * @example
                     */
                    body?: string | null;
                    /**
                     * Format: date-time
                     * @description When, in UTC.
                     * @example 2026-11-02T16:44:35.00Z
                     */
                    timestamp: string;
                };
                /** @description The link of the receipt. */
                links?: {
                    /**
                     * @description Where the message is.
                     * @example https://api.flowroute.com/v2.1/messages/mdr2-39cadeace66e11e7aff806cd7f24ba2d
                     */
                    related?: string;
                };
            };
        };
        /** @description The links of a page. */
        PageLinks: {
            /**
             * Format: uri
             * @description The effective query, defaults included and filters normalised; filters first, then limit and offset.
             * @example https://api.flowroute.com/v2/numbers?starts_with=1206&limit=3&offset=0
             */
            self: string;
            /**
             * Format: uri
             * @description The next page. Present only when there are more items.
             * @example https://api.flowroute.com/v2/numbers?starts_with=1206&limit=3&offset=3
             */
            next?: string;
        };
        /** @description The links of a page of messages. There is no `self`. */
        MessagePageLinks: {
            /**
             * Format: uri
             * @description The next page. Present only when there are more records.
             * @example https://api.flowroute.com/v2.1/messages?limit=2&start_date=2026-11-01T00%3A00%3A00%2B00%3A00&offset=2
             */
            next?: string;
        };
        /** @description The link of a resource. */
        SelfLink: {
            /**
             * Format: uri
             * @description Where this resource is. A created route's link lacks the `/v2`.
             * @example https://api.flowroute.com/v2/numbers/12065550123
             */
            self: string;
        };
        /** @description The body of every error. */
        ErrorDocument: {
            /** @description What is wrong. */
            errors: components["schemas"]["Error"][];
        };
        /** @description One thing that is wrong. */
        Error: {
            /**
             * @description Id of this occurrence for the carrier's support. Some errors come without.
             * @example 7fc8c70a-ca58-430c-b383-b89df84f8083
             */
            id?: string;
            /**
             * @description The HTTP status again, as a JSON number.
             * @example 401
             */
            status: number;
            /**
             * @description A short name. Some errors come without.
             * @example Unauthorized
             */
            title?: string;
            /**
             * @description What is wrong: a sentence, or a tree that mirrors the request and ends in lists of messages.
             * @example Authentication failed.
             */
            detail?: string | Record<string, unknown>;
        };
        /** @description A resource that another one refers to. */
        Resource: {
            /**
             * @description Its id.
             * @example 98396
             */
            id: string;
            /**
             * @description What it is: route, media, cnam, e911 or another.
             * @example route
             */
            type: string;
            /** @description What it holds. */
            attributes?: Record<string, unknown>;
            links?: components["schemas"]["SelfLink"];
        };
    };
    responses: {
        /** @description The callback. */
        Callback: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["CallbackDocument"];
            };
        };
        /** @description No URL is set. That the answer is a 404 then is inferred. */
        NoCallback: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The carrier could not process some aspect of the request. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The Access Key or the Secret Key is missing or wrong. Nothing was done. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The account may not do this. Nothing was done. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description There is no such resource on the account. Nothing was done. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /**
         * @description A value is wrong. `detail` is a sentence, or a tree that mirrors the request down to a list of
         *     messages for each wrong member. Nothing was done.
         */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /**
         * @description The limit of this endpoint for the current calendar second is used up; refused attempts count too.
         *     Nothing was done. No source shows the body or a Retry-After header (both inferred).
         */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait, where the carrier sends it. Not documented. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /**
         * @description Any other error. The carrier documents 400, 401, 403, 404, 405, 415, 422, 429, 500 and 503 for the
         *     API as a whole. After a 5xx to a POST it is not known whether the carrier acted.
         */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
    };
    parameters: {
        /**
         * @description How many items a page has at most. What the carrier does above the maximum is not documented;
         *     clients in the field send far more and are answered, so a value above it is taken as the maximum
         *     (inferred).
         */
        Limit: number;
        /** @description How many items to skip from the start of the whole list. */
        Offset: number;
        /**
         * @description The number begins with these digits. Country code 1 is assumed and added (`206` becomes `1206`)
         *     unless a plus and a country code come first.
         * @example 1206
         */
        StartsWith: string;
        /**
         * @description The number contains these digits, side by side, anywhere.
         * @example 3
         */
        Contains: string;
        /**
         * @description The number ends with these digits.
         * @example 7
         */
        EndsWith: string;
        /**
         * @description Only what has at least one number whose setup fee is this or less, in US dollars.
         * @example 3.25
         */
        MaxSetupCost: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    searchAvailableNumbers: {
        parameters: {
            query?: {
                /**
                 * @description Two-letter US state or Canadian province, in any case. The documentation of a later version asks for
                 *     it together with `rate_center`.
                 * @example WA
                 */
                state?: string;
                /**
                 * @description The number contains these digits, side by side, anywhere.
                 * @example 3
                 */
                contains?: components["parameters"]["Contains"];
                /**
                 * @description The number ends with these digits.
                 * @example 7
                 */
                ends_with?: components["parameters"]["EndsWith"];
                /**
                 * @description The abbreviated name of the rate center, in any case. Matches exactly.
                 * @example SEATTLE
                 */
                rate_center?: string;
                /**
                 * @description The number begins with these digits. Country code 1 is assumed and added (`206` becomes `1206`)
                 *     unless a plus and a country code come first.
                 * @example 1206
                 */
                starts_with?: components["parameters"]["StartsWith"];
                /**
                 * @description Only numbers of this type. In newer documentation only.
                 * @example longcode
                 */
                number_type?: "longcode" | "toll-free";
                /**
                 * @description Only numbers of this country (ISO 3166-1 alpha-2), in any case. In newer documentation only.
                 * @example US
                 */
                iso_country?: string;
                /**
                 * @description Only numbers of this price tier, by its name. In newer documentation only.
                 * @example Standard
                 */
                tier?: string;
                /**
                 * @description The attribute to sort by, and `,asc` (the default) or `,desc`. In newer documentation only. Without
                 *     it the order is not documented.
                 * @example monthly_cost,asc
                 */
                order_by?: string;
                /**
                 * @description How many items a page has at most. What the carrier does above the maximum is not documented;
                 *     clients in the field send far more and are answered, so a value above it is taken as the maximum
                 *     (inferred).
                 */
                limit?: components["parameters"]["Limit"];
                /** @description How many items to skip from the start of the whole list. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of numbers for sale. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["AvailableNumberPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            default: components["responses"]["Error"];
        };
    };
    listAvailableAreaCodes: {
        parameters: {
            query?: {
                /**
                 * @description Only what has at least one number whose setup fee is this or less, in US dollars.
                 * @example 3.25
                 */
                max_setup_cost?: components["parameters"]["MaxSetupCost"];
                /**
                 * @description How many items a page has at most. Only this list goes up to 400. A value above it is taken as the
                 *     maximum (inferred).
                 */
                limit?: number;
                /** @description How many items to skip from the start of the whole list. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of area codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["AreaCodePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listAvailableExchanges: {
        parameters: {
            query?: {
                /**
                 * @description Only what has at least one number whose setup fee is this or less, in US dollars.
                 * @example 3.25
                 */
                max_setup_cost?: components["parameters"]["MaxSetupCost"];
                /**
                 * @description Only exchanges of this area code (NPA).
                 * @example 347
                 */
                areacode?: string;
                /**
                 * @description How many items a page has at most. What the carrier does above the maximum is not documented;
                 *     clients in the field send far more and are answered, so a value above it is taken as the maximum
                 *     (inferred).
                 */
                limit?: components["parameters"]["Limit"];
                /** @description How many items to skip from the start of the whole list. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of exchanges. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ExchangePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listNumbers: {
        parameters: {
            query?: {
                /**
                 * @description The number begins with these digits. Country code 1 is assumed and added (`206` becomes `1206`)
                 *     unless a plus and a country code come first.
                 * @example 1206
                 */
                starts_with?: components["parameters"]["StartsWith"];
                /**
                 * @description The number contains these digits, side by side, anywhere.
                 * @example 3
                 */
                contains?: components["parameters"]["Contains"];
                /**
                 * @description The number ends with these digits.
                 * @example 7
                 */
                ends_with?: components["parameters"]["EndsWith"];
                /**
                 * @description The number's alias is exactly this. In newer documentation only.
                 * @example Front desk
                 */
                alias?: string;
                /**
                 * @description How many items a page has at most. What the carrier does above the maximum is not documented;
                 *     clients in the field send far more and are answered, so a value above it is taken as the maximum
                 *     (inferred).
                 */
                limit?: components["parameters"]["Limit"];
                /** @description How many items to skip from the start of the whole list. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["NumberPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    getNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["NumberDocument"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    purchaseNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description Options of the new number, flat. Clients in the field send no body and no Content-Type. */
        requestBody?: {
            content: {
                "application/vnd.api+json": components["schemas"]["PurchaseNumberOptions"];
                "application/json": components["schemas"]["PurchaseNumberOptions"];
            };
        };
        responses: {
            /** @description Bought. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["NumberDocument"];
                };
            };
            /**
             * @description Bought, but messaging could not be enabled (asked for with `messaging_enabled: true`). The number is
             *     on the account and paid for.
             */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["NumberDocument"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The number is not for sale, or somebody else bought it first. Nothing was bought. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ErrorDocument"];
                };
            };
            422: components["responses"]["UnprocessableEntity"];
            default: components["responses"]["Error"];
        };
    };
    updatePrimaryRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number of the account, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                number_id: string;
            };
            cookie?: never;
        };
        /** @description The route. Clients in the field also send it without any Content-Type. */
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["AssignRouteDocument"] | components["schemas"]["AssignRouteCompact"];
                "application/json": components["schemas"]["AssignRouteDocument"] | components["schemas"]["AssignRouteCompact"];
            };
        };
        responses: {
            /** @description Set. The answer has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            default: components["responses"]["Error"];
        };
    };
    updateFailoverRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number of the account, eleven digits with country code 1 and no plus.
                 * @example 12065550123
                 */
                number_id: string;
            };
            cookie?: never;
        };
        /** @description The route. Clients in the field also send it without any Content-Type. */
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["AssignRouteDocument"] | components["schemas"]["AssignRouteCompact"];
                "application/json": components["schemas"]["AssignRouteDocument"] | components["schemas"]["AssignRouteCompact"];
            };
        };
        responses: {
            /** @description Set. The answer has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            default: components["responses"]["Error"];
        };
    };
    listMessages: {
        parameters: {
            query: {
                /**
                 * @description The earliest time, in UTC: a date, or a date and time. Without a zone it is UTC. What the carrier
                 *     answers when it is missing is not documented (422 is inferred).
                 * @example 2026-11-01T00:00:00.00Z
                 */
                start_date: string;
                /**
                 * @description The latest time, in the same forms. The default is now (inferred).
                 * @example 2026-11-02
                 */
                end_date?: string;
                /**
                 * @description How many records a page has at most. Neither a default nor a maximum is documented; clients use 10
                 *     to 250 (10 and 200 are inferred).
                 */
                limit?: number;
                /** @description How many items to skip from the start of the whole list. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of message detail records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["MessagePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            default: components["responses"]["Error"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The message, as a JSON:API document or flat ("compact"). Both mean the same. */
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["SendMessageDocument"] | components["schemas"]["MessageToSend"];
                "application/json": components["schemas"]["SendMessageDocument"] | components["schemas"]["MessageToSend"];
            };
        };
        responses: {
            /** @description Accepted for delivery. The id leads to the record, which appears a moment later. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["AcceptedMessageDocument"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /**
             * @description `from` is not a number of the account, or the account may not send from it. Nothing was sent. The
             *     carrier documents the status; the body is inferred.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["ErrorDocument"];
                };
            };
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Error"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The message's id with its prefix, as sendMessage and listMessages give it.
                 * @example mdr2-39cadeace66e11e7aff806cd7f24ba2d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["MessageDocument"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listRoutes: {
        parameters: {
            query?: {
                /**
                 * @description Only routes of this type.
                 * @example host
                 */
                route_type?: "sip-reg" | "host" | "uri" | "number";
                /**
                 * @description How many items a page has at most. What the carrier does above the maximum is not documented;
                 *     clients in the field send far more and are answered, so a value above it is taken as the maximum
                 *     (inferred).
                 */
                limit?: components["parameters"]["Limit"];
                /** @description How many items to skip from the start of the whole list. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of routes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["RoutePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    createRoute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The route to create. */
        requestBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["CreateRouteDocument"];
                "application/json": components["schemas"]["CreateRouteDocument"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.api+json": components["schemas"]["RouteDocument"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            default: components["responses"]["Error"];
        };
    };
    receiveInboundMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The message. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboundMessageEvent"] | components["schemas"]["InboundMessageLegacyEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken. It is posted again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveDeliveryReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The receipt. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryReceiptEvent"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken. It is posted again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
