import * as Y from 'yjs';

/** One person typing: makes honest Yjs updates whose text names the edit, so that a reader can find it in any merged frame. */
export class Typist {
	readonly #doc = new Y.Doc();
	readonly #text = this.#doc.getText('load');
	#count = 0;
	#made: Uint8Array = new Uint8Array();

	readonly writer: number;

	constructor(writer: number) {
		this.writer = writer;
		this.#doc.on('update', (update: Uint8Array) => {
			this.#made = update;
		});
	}

	next(padding = ''): { key: string; update: Uint8Array } {
		const key = `<${this.writer}.${this.#count++}>`;
		this.#text.insert(this.#text.length, key + padding);
		return { key, update: this.#made };
	}
}

const marker = /<\d+\.\d+>/g;

export function markersIn(frame: Buffer): readonly string[] {
	return frame.toString('latin1').match(marker) ?? [];
}

/** A text as twenty people would have typed it: `edits` updates of one character or a short word, in order. */
export function history(edits: number): readonly Uint8Array[] {
	const shared = new Y.Doc();
	const updates: Uint8Array[] = [];
	const people = Array.from({ length: 20 }, (_, index) => {
		const doc = new Y.Doc();
		doc.clientID = 1_000 + index;
		return doc;
	});
	let state = 7;
	const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
	for (let edit = 0; edit < edits;) {
		const doc = people[Math.floor(random() * people.length)]!;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared, Y.encodeStateVector(doc)));
		const text = doc.getText('load');
		let at = Math.floor(random() * (text.length + 1));
		const burst = 20 + Math.floor(random() * 60);
		for (let letter = 0; letter < burst && edit < edits; letter++, edit++) {
			let made: Uint8Array | null = null;
			const keep = (update: Uint8Array) => {
				made = update;
			};
			doc.on('update', keep);
			if (random() < 0.12 && at > 0) text.delete(--at, 1);
			else text.insert(at++, 'aeiou lrnt'[Math.floor(random() * 10)]!);
			doc.off('update', keep);
			if (made) {
				updates.push(made);
				Y.applyUpdate(shared, made);
			}
		}
	}
	return updates;
}
