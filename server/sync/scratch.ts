import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import { Refused } from './bytes.ts';
import type { Scan } from './scan.ts';

/** The document is no longer what the log says: throw it away and build it again. */
export class Spoiled extends Error {}

/**
 * The text as it will be: built only while somebody writes. `applyUpdate` is not atomic, so an update that throws or
 * goes too deep spoils the document; the room then builds it again from the log.
 */
export class Scratch {
	readonly doc: Y.Doc;
	readonly #depth: number;

	constructor(updates: readonly Uint8Array[], depth: number) {
		this.#depth = depth;
		this.doc = faithfulDoc();
		this.doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.doc, update);
		});
	}

	/** Runs `work` as one transaction: the cost of closing it is shared by all updates in it. */
	together(work: () => void): void {
		this.doc.transact(work);
	}

	/** Throws Spoiled. */
	apply(update: Uint8Array, scanned: Scan): void {
		try {
			Y.applyUpdate(this.doc, update);
		} catch (error) {
			throw new Spoiled('the update threw', { cause: error });
		}
		const { store } = this.doc;
		if (store.pendingStructs !== null || store.pendingDs !== null) throw new Spoiled('something is missing');
		const { types } = scanned;
		for (let index = 0; index < types.length; index += 2) {
			this.#checkDepth(types[index]!, types[index + 1]!);
		}
	}

	#checkDepth(client: number, clock: number): void {
		const found: unknown = Y.getItem(this.doc.store, Y.createID(client, clock));
		let item = found instanceof Y.Item ? found : null;
		for (let depth = 1; item !== null; depth++) {
			if (depth > this.#depth) throw new Spoiled('nested too deep');
			const parent: unknown = item.parent;
			item = parent instanceof Y.AbstractType ? parent._item : null;
		}
	}

	destroy(): void {
		this.doc.destroy();
	}
}

/** A private copy of the text. Throws what yjs throws. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = faithfulDoc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		throw new Refused('the log leaves something pending');
	}
	return doc;
}
