import { quoteAt } from '#protocol/draft/anchor-search.ts';
import type { ThreadState } from '#domain/comment/comment.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertAnchor, markOrphan } from './anchor-store.ts';
import { putWords } from './put-words.ts';
import { insertComment, insertSupport, updateState } from './store.ts';

export interface ThreadToSeed {
	readonly spaceId: string;
	readonly draftId: string;
	readonly clause: { readonly id: string; readonly title: string; readonly words: string };
	/** Empty: about the whole clause. Words that do not stand in it are a thread without a place. */
	readonly quote: string;
	/** The head first. */
	readonly comments: readonly {
		readonly id: string;
		readonly personId: string;
		readonly organizationId: string | null;
		readonly text: string;
		readonly at: number;
	}[];
	/** Of the head. */
	readonly agree: readonly string[];
	readonly settled: { readonly state: ThreadState; readonly by: string; readonly at: number } | null;
}

/** A thread as if people had written it: for the demonstration. It gets its positions when the clause first changes. */
export async function seedThread(unit: UnitOfWork, thread: ThreadToSeed): Promise<void> {
	const { spaceId, draftId, clause, quote, comments, agree, settled } = thread;
	const threadId = comments[0]!.id;
	for (const { id, personId, organizationId, text, at } of comments) {
		const subject = { kind: 'clause', id: clause.id };
		await insertComment(unit.db, {
			id,
			spaceId,
			threadId,
			subject,
			personId,
			guestName: null,
			organizationId,
			text,
			at,
		});
		await putWords(unit, spaceId, { id, text, quote: id === threadId ? quote : '' });
	}
	for (const personId of agree) await insertSupport(unit.db, threadId, personId, comments[0]!.at);
	if (settled) await updateState(unit.db, threadId, settled.state, settled.by, settled.at);
	if (quote === '') {
		return insertAnchor(unit.db, threadId, draftId, {
			whole: true,
			clauseId: clause.id,
			title: clause.title,
		});
	}
	const found = clause.words.indexOf(quote);
	const from = Math.max(0, found);
	const to = found < 0 ? 0 : found + quote.length;
	const seen = found < 0 ? { quote, before: '', after: '' } : quoteAt(clause.words, from, to);
	await insertAnchor(unit.db, threadId, draftId, {
		whole: false,
		placed: {
			state: 'found',
			clauseId: clause.id,
			from,
			to,
			anchor: { madeIn: clause.id, quote, clauseId: clause.id, start: '', end: '', seen },
		},
	});
	if (found < 0) await markOrphan(unit.db, threadId);
}
