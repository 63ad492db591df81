import type { ShelfHelpChange, ShelfHelpConfig, ShelfHelpFound } from './element.js';

export type * from './element.js';

/** Gives the elements of the page what they do not know from their own properties and attributes. */
export function configure(config: ShelfHelpConfig): void;
/** Opens the panel. */
export function open(): Promise<void> | undefined;
/** Closes the panel. */
export function close(): Promise<void> | undefined;
/** Opens or closes the panel. */
export function toggle(): Promise<void> | undefined;
/** Searches the shop's answers; nothing where the widget could not start, or where there is no page. */
export function search(query: string): Promise<ShelfHelpFound | undefined> | undefined;
/** Tells every element of another product, variant, quantity, place or cart. */
export function update(change: ShelfHelpChange): void;
