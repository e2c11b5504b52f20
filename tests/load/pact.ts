import * as Y from 'yjs';
import { addClause } from '../../src/protocol/draft/add-clause.ts';
import { clauseMap } from '../../src/protocol/draft/draft-doc.ts';
import { paragraphElement } from '../../src/protocol/draft/paragraph.ts';

const snapshotBytes = 20_000;
const writers = 4;
const clauses = [
	'Perché questo patto',
	'Chi fa che cosa',
	'Gli spazi e gli orari',
	'Le famiglie',
	'I soldi',
	'Come si cambia',
];
const words =
	'la scuola resta aperta il pomeriggio e chi vuole porta i bambini al parco con le associazioni del quartiere perché nessuno rimanga solo quando gli adulti lavorano'.split(
		' ',
	);

/**
 * A pact of six clauses as four people typed it by turns, a word an update: half of the time in the middle of what
 * stands there, with words taken back, words in bold and new paragraphs. About 20 KB as one update.
 */
export function pact(): readonly Uint8Array[] {
	const shared = new Y.Doc();
	const updates: Uint8Array[] = [];
	const people = Array.from({ length: writers }, (_, index) => {
		const doc = new Y.Doc();
		doc.clientID = 2_000 + index;
		return doc;
	});
	let state = 11;
	const below = (bound: number) => (state = (state * 48_271) % 2_147_483_647) % bound;

	/** What one act of a person makes, as their page sends it. */
	const act = (doc: Y.Doc, change: () => void): void => {
		const keep = (update: Uint8Array) => {
			updates.push(update);
			Y.applyUpdate(shared, update);
		};
		doc.on('update', keep);
		doc.transact(change);
		doc.off('update', keep);
	};

	clauses.forEach((title, index) => act(people[0]!, () => addClause(people[0]!, { id: `c${index}`, title })));
	while (Y.encodeStateAsUpdate(shared).length < snapshotBytes) {
		const doc = people[below(writers)]!;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared, Y.encodeStateVector(doc)));
		const body = clauseMap(doc)
			.get(`c${below(clauses.length)}`)!
			.get('body') as Y.XmlFragment;
		if (below(8) === 0) act(doc, () => body.insert(body.length, [paragraphElement('')]));
		const text = (body.get(below(body.length)) as Y.XmlElement).get(0) as Y.XmlText;
		const start = below(2) === 0 ? text.length : below(text.length + 1);
		let at = start;
		for (let word = 4 + below(12); word > 0; word--) {
			const typed = `${words[below(words.length)]} `;
			act(doc, () => text.insert(at, typed));
			at += typed.length;
			if (below(12) > 0) continue;
			const back = 1 + below(typed.length);
			act(doc, () => text.delete(at - back, back));
			at -= back;
		}
		if (below(5) === 0) act(doc, () => text.format(start, 1 + below(at - start), { bold: {} }));
	}
	return updates;
}
