import * as Y from 'yjs';
import { align, nameOf, readCarried, rootsOf, writeDown, type Carried, type Origin } from './carried.ts';
import type { Letters } from './letters.ts';

/** Sorts after every act that carries: what undo brings back yields to a letter that stands elsewhere by now. */
const last = 'z';

/**
 * Undo brings letters back as new ones. Notes whose place they take, so that they are not doubled when somebody else
 * has carried them on, or brings them back as well. `transaction` is the one of the undo.
 */
export function noteBroughtBack(
	doc: Y.Doc,
	transaction: Y.Transaction,
	deleted: Y.Transaction['deleteSet'],
): void {
	const back: { from: Letters; to: Letters }[] = [];
	doc.transact((now) => {
		Y.iterateDeletedStructs(now, deleted, (struct) => {
			if (!(struct instanceof Y.Item) || struct.redone === null) return;
			if (!(struct.content instanceof Y.ContentString)) return;
			const { client, clock } = struct.redone;
			if (clock < (transaction.beforeState.get(client) ?? 0)) return;
			const { length } = struct;
			back.push({
				from: { client: struct.id.client, clock: struct.id.clock, length },
				to: { client, clock, length },
			});
		});
		if (back.length === 0) return;
		const known = readCarried(doc);
		const taken = takenBy(known, transaction);
		const rows = back.flatMap(({ from, to }) =>
			align(
				rootsOf(known, from).flatMap((old) => replaced(taken, old)),
				[to],
			),
		);
		writeDown(doc, `${last}${nameOf(doc, 0)}`, rows);
	});
}

/** The copies that this undo took away, by their roots. */
function takenBy(known: readonly Carried[], { deleteSet }: Y.Transaction): Carried[] {
	const taken: Carried[] = [];
	for (const run of known) {
		if (!deleteSet.clients.has(run.client)) continue;
		const { client } = run;
		let from = -1;
		for (let skip = 0; skip <= run.length; skip++) {
			const gone = skip < run.length && Y.isDeleted(deleteSet, Y.createID(client, run.clock + skip));
			if (gone && from < 0) from = skip;
			if (gone || from < 0) continue;
			const root = { client: run.root.client, clock: run.root.clock + from };
			taken.push({ ...run, clock: run.clock + from, length: skip - from, root });
			from = -1;
		}
	}
	return taken.sort((a, b) => a.root.client - b.root.client || a.root.clock - b.root.clock);
}

/** The same letters, on the way of the copy that this undo took away (it follows on that one), or on no way at all. */
function replaced(taken: readonly Carried[], old: Origin): Origin[] {
	const end = old.root.clock + old.length;
	const found: Origin[] = [];
	let at = old.root.clock;
	const until = (to: number, via: Origin['via']) => {
		if (to <= at) return;
		const clock = old.clock + at - old.root.clock;
		found.push({ client: old.client, clock, length: to - at, root: { ...old.root, clock: at }, via });
		at = to;
	};
	for (const run of taken) {
		if (run.root.client !== old.root.client || run.root.clock + run.length <= at) continue;
		if (run.root.clock >= end) break;
		until(run.root.clock, null);
		const via = { client: run.client, clock: run.clock + at - run.root.clock };
		until(Math.min(end, run.root.clock + run.length), via);
	}
	until(end, null);
	return found;
}
