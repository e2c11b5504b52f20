import * as Y from 'yjs';
import { align, nameOf, readCarried, rootsOf, writeDown, type Carried } from './carried.ts';
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
		const step = `${last}${nameOf(doc, 0)}`;
		const rows = back.flatMap(({ from, to }) =>
			align(
				rootsOf(known, from).flatMap((old) => replaced(known, transaction, old)),
				[to],
			).map(([old, letters]): Carried => {
				return { ...letters, root: old.root, way: old.way === '' ? step : `${old.way}/${step}` };
			}),
		);
		writeDown(doc, step, rows);
	});
}

/** The same letters, on the way of the copy that this undo took away (it follows on that one), or on no way at all. */
function replaced(known: readonly Carried[], { deleteSet }: Y.Transaction, old: Carried): Carried[] {
	const end = old.root.clock + old.length;
	const taken = known
		.filter((run) => run.root.client === old.root.client)
		.filter((run) => run.root.clock < end && run.root.clock + run.length > old.root.clock)
		.sort((a, b) => a.root.clock - b.root.clock);
	const found: Carried[] = [];
	let at = old.root.clock;
	const until = (to: number, way: string) => {
		if (to <= at) return;
		found.push({
			...old,
			clock: old.clock + at - old.root.clock,
			length: to - at,
			root: { ...old.root, clock: at },
			way,
		});
		at = to;
	};
	for (const run of taken) {
		for (let root = Math.max(at, run.root.clock); root < Math.min(end, run.root.clock + run.length); root++) {
			const id = Y.createID(run.client, run.clock + root - run.root.clock);
			if (root < at || !Y.isDeleted(deleteSet, id)) continue;
			until(root, '');
			until(root + 1, run.way);
		}
	}
	until(end, '');
	return joined(found);
}

function joined(parts: readonly Carried[]): Carried[] {
	const found: Carried[] = [];
	for (const part of parts) {
		const before = found.at(-1);
		if (before && before.way === part.way)
			found[found.length - 1] = { ...before, length: before.length + part.length };
		else found.push(part);
	}
	return found;
}
