import * as Y from 'yjs';

/**
 * A document that says what its updates say, and nothing else. After a transaction from elsewhere an ordinary Y.Doc
 * deletes formatting marks it thinks redundant; which ones depends on how the updates were batched, and now and then
 * it is a mark that counts: a replay of the log would lose somebody's italics. A page sends such deletions on as its own
 * update, so everybody agrees; the server's copies must not make any.
 */
export function faithfulDoc(): Y.Doc {
	const doc = new Y.Doc({ gc: true });
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		transaction._needFormattingCleanup = false;
	});
	return doc;
}
