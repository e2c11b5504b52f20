import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Bytes as an attacker would write them: numbers are varuints, strings and byte arrays go in as they are. */
export function craft(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
	return encoding.encode((encoder) => {
		for (const part of parts) {
			if (typeof part === 'number') encoding.writeVarUint(encoder, part);
			else if (typeof part === 'string') encoding.writeVarString(encoder, part);
			else encoding.writeUint8Array(encoder, part);
		}
	});
}

/** The update that `change` makes in a document of its own. */
export function updateOf(change: (doc: Y.Doc) => void, clientId?: number, base?: Uint8Array): Uint8Array {
	const doc = new Y.Doc();
	if (base) Y.applyUpdate(doc, base);
	// After the base: yjs takes another id when it sees its own in somebody's update.
	if (clientId !== undefined) doc.clientID = clientId;
	const before = Y.encodeStateVector(doc);
	doc.transact(() => change(doc));
	const update = Y.encodeStateAsUpdate(doc, before);
	doc.destroy();
	return update;
}

/** One letter typed at the start of the text `t`. */
export function letter(clientId?: number): Uint8Array {
	return updateOf((doc) => doc.getText('t').insert(0, 'x'), clientId);
}

/** Elements one inside the other. */
export function nested(depth: number): Uint8Array {
	return updateOf((doc) => {
		let parent: Y.XmlFragment = doc.getXmlFragment('deep');
		for (let level = 0; level < depth; level++) {
			const child = new Y.XmlElement('paragraph');
			parent.insert(0, [child]);
			parent = child;
		}
	});
}

/** Says it has 33 million structs, in seven bytes. */
export const sevenBytes = new Uint8Array([1, 0x80, 0x80, 0x80, 0x10, 1, 0]);

/** Item info: content kind with a parent named by the root key `t`. */
const rooted = (kind: number) => [new Uint8Array([kind]), 1, 't'] as const;

/** What the precheck must see on the raw bytes, by name. */
export const refusedBytes: Readonly<Record<string, Uint8Array>> = {
	'33 million announced structs': sevenBytes,
	'a billion announced delete ranges': craft(0, 1, 5, 1_000_000_000),
	'65 client sections': craft(65, ...Array.from({ length: 65 }, (_, n) => [1, n + 1, 0, 0, 1]).flat(), 0),
	'20,000 delete ranges': craft(0, 1, 5, 20_000, ...Array.from({ length: 40_000 }, () => 1)),
	'a document inside a document': craft(1, 1, 77, 0, ...rooted(9), 'guid', new Uint8Array([118, 0]), 0),
	'unknown content': craft(1, 1, 77, 0, ...rooted(11), 1, 0),
	'an unknown type': craft(1, 1, 77, 0, ...rooted(7), 9, 0),
	'an absurd clock': craft(1, 1, 77, 2 ** 40, 0, 1, 0),
	'an absurd length': craft(1, 1, 77, 0, ...rooted(1), 2 ** 45, 0),
	'a struct of length 0': craft(1, 1, 77, 0, ...rooted(4), '', 0),
	'text that is not UTF-8': craft(1, 1, 77, 0, ...rooted(4), 2, new Uint8Array([0xc3, 0x28]), 0),
	'JSON that is none': craft(1, 1, 77, 0, ...rooted(5), '{"a":', 0),
	'a string longer than the update': craft(1, 1, 77, 0, ...rooted(4), 4_000, 0),
	'values nested 5,000 deep': craft(
		1,
		1,
		77,
		0,
		...rooted(8),
		1,
		new Uint8Array(Array.from({ length: 5_000 }, () => [117, 1]).flat()),
		new Uint8Array([126]),
		0,
	),
	'the same client twice': craft(2, 1, 77, 0, 0, 1, 1, 77, 0, 0, 1, 0),
	'bytes after the end': craft(0, 0, 1, 2, 3),
	nothing: new Uint8Array(0),
};
