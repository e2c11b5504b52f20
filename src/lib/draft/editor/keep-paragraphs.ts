import { Plugin } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { clauseSchema } from './schema.ts';

/**
 * Nothing one does in the editor removes a paragraph from the text: what is cut, pasted over or swallowed by a phone's
 * keyboard stays as an empty paragraph marked as gone, so that the letters somebody else is typing in it stay in sight.
 */
export function keepParagraphs(): Plugin {
	return new Plugin({
		appendTransaction(transactions, _before, state) {
			const lost: { at: number; count: number }[] = [];
			for (const transaction of transactions) {
				for (const one of lost) one.at = transaction.mapping.map(one.at);
				if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) continue;
				transaction.steps.forEach((step, index) => {
					const after = transaction.docs[index + 1] ?? transaction.doc;
					const count = transaction.docs[index]!.childCount - after.childCount;
					if (!(step instanceof ReplaceStep) || count <= 0) return;
					lost.push({ at: transaction.mapping.slice(index + 1).map(step.from), count });
				});
			}
			if (lost.length === 0) return null;
			const result = state.tr;
			for (const { at, count } of lost.sort((a, b) => b.at - a.at)) {
				const $at = state.doc.resolve(Math.min(at, state.doc.content.size));
				const gone = Array.from({ length: count }, () =>
					clauseSchema.nodes.paragraph!.create({ gone: true }),
				);
				result.insert($at.depth > 0 ? $at.after(1) : $at.pos, gone);
			}
			return result;
		},
	});
}
