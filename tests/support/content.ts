import * as Y from 'yjs';

/**
 * What people see of a text, in a fixed order. Documents are compared by this and not by their delete sets: after
 * each transaction yjs removes formatting marks that mark nothing, and which ones depends on how updates were batched.
 */
export function contentOf(doc: Y.Doc): string {
	return JSON.stringify({ clauses: plain(doc.getMap('clauses')), cards: plain(doc.getMap('cards')) });
}

function plain(value: unknown): unknown {
	if (value instanceof Y.XmlText || value instanceof Y.Text) return runs(value);
	if (value instanceof Y.XmlElement) {
		return [value.nodeName, sorted(value.getAttributes()), value.toArray().map(plain)];
	}
	if (value instanceof Y.XmlFragment || value instanceof Y.Array) return value.toArray().map(plain);
	if (value instanceof Y.Map) {
		return [...value.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, plain(one)]);
	}
	return sorted(value);
}

/** A mark that marks nothing also splits a run in two. */
function runs(text: Y.Text): unknown {
	const joined: { insert: string; marks: string }[] = [];
	for (const { insert, attributes } of text.toDelta() as { insert: string; attributes?: object }[]) {
		const marks = JSON.stringify(sorted(attributes ?? {}));
		const last = joined.at(-1);
		if (last?.marks === marks) last.insert += insert;
		else joined.push({ insert, marks });
	}
	return joined;
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, one]) => [key, sorted(one)]);
}
