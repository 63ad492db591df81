// <shelf-help> and its events. Written from the table in src/config/element.rs.

import type { Insight, Shop } from './shop.js';

export type { Shop } from './shop.js';

/** What HTML and JSX write; every name is also a property, in camelCase. */
export interface ShelfHelpAttributes {
  /** What is shown: inline block, launcher and panel; the inline block; or launcher and panel. */
  view?: 'all' | 'delivery' | 'panel';
  /** The address of a built shop's `shop.json`, or of a shop in one document; without it, what the page's own markup says. */
  shop?: string;
  /** The product in view, by id; by default what the page's markup says. */
  product?: string;
  /** The variant in view, as shoppers read it. */
  variant?: string;
  /** How many pieces. */
  quantity?: number;
  /** The shopper's country, by the two letters of ISO 3166-1, where the shop knows it. */
  country?: string;
  /** The shopper's state or province, by the letters of ISO 3166-2, where the shop knows it. */
  region?: string;
  /** The shopper's postcode, where the shop knows it. */
  postcode?: string;
  /** The language, by its BCP 47 tag; by default that of the page. */
  locale?: string;
  /** As the page is behind the element, or the widget's own light or dark colours. */
  theme?: 'auto' | 'light' | 'dark';
  /** What the shopper has agreed to: `preferences`, `analytics`, both, or `none`; without it the page's consent tools are asked. */
  consent?: string;
  /** Facts are shown as they happen, to whoever builds the shop. */
  debug?: boolean;
  /** No launcher: a button of the page opens the panel. */
  'no-launcher'?: boolean;
  /** A button with words, a round one with a sign, or none. */
  launcher?: 'label' | 'icon' | 'none';
  /** On which side launcher and panel stand. */
  'launcher-side'?: 'start' | 'end';
}

/** What is in the cart besides the product in view; amounts in the shop's currency. */
export interface ShelfHelpCart {
  value?: number | string;
  /** What is taken off the whole order. */
  discount?: number | string;
  weight_g?: number;
  quantity?: number;
}

/** What `update` takes; `null` is as if never updated. */
export type ShelfHelpChange = { [Name in keyof ShelfHelpAttributes]?: ShelfHelpAttributes[Name] | null } & { cart?: ShelfHelpCart | null };

/** What `search` gives. `locale` is there where an answer is not in the page's language. */
export interface ShelfHelpFound {
  answered: boolean;
  hits: { id: string; question: string; confidence: number; locale?: string }[];
  /** Delivery to the place that the query names. */
  delivery?: { place: string; text: string };
}

/** The configuration: names of attributes, or a whole shop in one document. */
export type ShelfHelpConfig = Omit<ShelfHelpAttributes, 'shop'> & Partial<Shop> & {
  shop?: string | Shop;
  cart?: ShelfHelpCart;
  insight?: Insight;
  /** Whether `shelf-search` tells what was asked, masked. */
  'share-queries'?: boolean;
  /** Whether it may start on a page whose path looks like a checkout's. */
  'allow-checkout'?: boolean | string;
  /** The floor's links, where the element has none inside. */
  fallback?: string | { href: string; text?: string } | (string | { href: string; text?: string })[];
  /** Tells of an order, in place of the endpoint in `orders.lookup`; `null` where there is none. */
  onOrderLookup?: ((asked: { orderNumber: string, email: string, locale: string }) => Promise<object | null>);
};

/** Its events by name. */
export interface ShelfHelpEventMap {
  /** The widget is up. */
  'shelf-ready': CustomEvent<{ version: string }>;
  /** The panel was opened. */
  'shelf-open': CustomEvent<null>;
  /** The panel was closed. */
  'shelf-close': CustomEvent<null>;
  /** A question was meant; its words only where `share-queries` says so, masked. */
  'shelf-search': CustomEvent<{ length: number, hits: number, answered: boolean, query?: string }>;
  /** An answer was opened. */
  'shelf-answer': CustomEvent<{ id: string }>;
  /** “Did this help?” was answered. */
  'shelf-rate': CustomEvent<{ id: string, helped: boolean }>;
  /** The shopper goes on to a person; `preventDefault()` when the page takes over. */
  'shelf-escalate': CustomEvent<{ channel: { id: string, kind: string, address?: string }, draft: string, packet: { about: string, text: string, note: string }[] }>;
  /** A step of the visit; docs/insight.md lists them. */
  'shelf-fact': CustomEvent<{ fact: string, [detail: string]: unknown }>;
  /** Files could not be had, or the widget could not start. */
  'shelf-error': CustomEvent<{ code: string, message: string, restarted?: boolean }>;
}

/** The element. */
export interface ShelfHelpElement extends HTMLElement {
  /** What is shown: inline block, launcher and panel; the inline block; or launcher and panel. */
  view: 'all' | 'delivery' | 'panel' | null;
  /** The address of a built shop's `shop.json`, or of a shop in one document; without it, what the page's own markup says. */
  shop: string | null;
  /** The product in view, by id; by default what the page's markup says. */
  product: string | null;
  /** The variant in view, as shoppers read it. */
  variant: string | null;
  /** How many pieces. */
  get quantity(): string | null;
  set quantity(value: number | string | null);
  /** The shopper's country, by the two letters of ISO 3166-1, where the shop knows it. */
  country: string | null;
  /** The shopper's state or province, by the letters of ISO 3166-2, where the shop knows it. */
  region: string | null;
  /** The shopper's postcode, where the shop knows it. */
  postcode: string | null;
  /** The language, by its BCP 47 tag; by default that of the page. */
  locale: string | null;
  /** As the page is behind the element, or the widget's own light or dark colours. */
  theme: 'auto' | 'light' | 'dark' | null;
  /** What the shopper has agreed to: `preferences`, `analytics`, both, or `none`; without it the page's consent tools are asked. */
  consent: string | null;
  /** Facts are shown as they happen, to whoever builds the shop. */
  debug: boolean;
  /** No launcher: a button of the page opens the panel. */
  noLauncher: boolean;
  /** A button with words, a round one with a sign, or none. */
  launcher: 'label' | 'icon' | 'none' | null;
  /** On which side launcher and panel stand. */
  launcherSide: 'start' | 'end' | null;
  /** An object with the names of the attributes, or a whole shop in one document. It wins over attributes, key by key. */
  config: ShelfHelpConfig | undefined;
  /** Tells of an order, in place of the endpoint in `orders.lookup`; `null` where there is none. */
  onOrderLookup: ((asked: { orderNumber: string, email: string, locale: string }) => Promise<object | null>) | undefined;
  /** Opens the panel. */
  open(): Promise<void>;
  /** Closes the panel. */
  close(): Promise<void>;
  /** Opens or closes the panel. */
  toggle(): Promise<void>;
  /** Searches the shop's answers; `undefined` where the widget could not start. */
  search(query: string): Promise<ShelfHelpFound | undefined>;
  /** Takes another product, variant, quantity, place or cart. A key set to `null` is as if never updated. */
  update(change: ShelfHelpChange): Promise<void>;
  addEventListener<Name extends keyof ShelfHelpEventMap>(name: Name, listener: (this: ShelfHelpElement, event: ShelfHelpEventMap[Name]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(name: Name, listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof ShelfHelpEventMap>(name: Name, listener: (this: ShelfHelpElement, event: ShelfHelpEventMap[Name]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(name: Name, listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** `window.shelfhelp`: the same calls, to the panel of the page. */
export interface ShelfHelpApi {
  readonly version: string;
  push(call: [name: string, value?: unknown]): unknown;
  /** Opens the panel. */
  open(): Promise<void> | undefined;
  /** Closes the panel. */
  close(): Promise<void> | undefined;
  /** Opens or closes the panel. */
  toggle(): Promise<void> | undefined;
  /** Searches the shop's answers; `undefined` where the widget could not start. */
  search(query: string): Promise<ShelfHelpFound | undefined> | undefined;
  /** Takes another product, variant, quantity, place or cart. A key set to `null` is as if never updated. */
  update(change: ShelfHelpChange): Promise<void> | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'shelf-help': ShelfHelpElement;
  }
  interface HTMLElementEventMap extends ShelfHelpEventMap {}
  interface DocumentEventMap extends ShelfHelpEventMap {}
  interface Window {
    shelfhelp?: ShelfHelpApi | ([name: string, value?: unknown] | ShelfHelpConfig)[] | ShelfHelpConfig;
  }
  namespace JSX {
    interface IntrinsicElements {
      'shelf-help': ShelfHelpAttributes & { [attribute: string]: unknown };
    }
  }
}
