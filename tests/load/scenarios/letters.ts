import * as Y from 'yjs';
import { LightClient } from '../light-client.ts';
import { pause } from '../figures.ts';
import type { Peer, Running } from '../peers/peer.ts';
import { markersIn } from '../typist.ts';
import { clauseMap } from '../../../src/protocol/draft/draft-doc.ts';

const writers = 2;
/** Each writes so often. */
const everyMs = 200;

/**
 * Two people type at different places of one clause, others look on: how long each piece of writing takes to the screen
 * of somebody else, in milliseconds.
 */
export async function letters(
	running: Running,
	draft: {
		readonly draftId: string;
		readonly clauseId: string;
		readonly state: Uint8Array;
		readonly headers: (person: number) => Readonly<Record<string, string>>;
	},
	lastsMs: number,
): Promise<number[]> {
	const path = `/sync/draft:${draft.draftId}?v=1&schema=1`;
	const seat = (_: number, person: number) => ({ path, headers: { ...draft.headers(person) } });
	const here: Running = { ...running, seating: { seat, frameRoom: () => '' }, peer: running.peer as Peer };
	const reader = new LightClient(here, 0, 2);
	const pens = Array.from({ length: writers }, (_, person) => pen(here, draft, person));
	await Promise.all([reader.joined, ...pens.map(({ client }) => client.joined)]);
	const sent = new Map<string, number>();
	const took: number[] = [];
	reader.onFrame = (frame) => {
		for (const key of markersIn(frame)) if (sent.has(key)) took.push(performance.now() - sent.get(key)!);
	};
	const end = performance.now() + lastsMs;
	for (let n = 0; performance.now() < end; n++) {
		const key = `<${n % writers}.${n}>`;
		sent.set(key, performance.now());
		pens[n % writers]!.write(key, n);
		await pause(everyMs / writers);
	}
	await pause(1_000);
	for (const client of [reader, ...pens.map((one) => one.client)]) client.leave();
	if (took.length < sent.size * 0.9) throw new Error(`${took.length} of ${sent.size} letters arrived`);
	return took;
}

/** A person with a copy of the text, of which nothing is received: they write, they don't read. */
function pen(
	running: Running,
	{ clauseId, state }: { readonly clauseId: string; readonly state: Uint8Array },
	person: number,
) {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const client = new LightClient(running, 0, person);
	doc.on('update', (update: Uint8Array) => client.update(update));
	const body = clauseMap(doc).get(clauseId)!.get('body') as Y.XmlFragment;
	return {
		client,
		write(words: string, n: number): void {
			const text = (body.get((n * 3 + person) % body.length) as Y.XmlElement).get(0) as Y.XmlText;
			text.insert((n * 37) % (text.length + 1), words);
		},
	};
}
