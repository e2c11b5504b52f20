import type { Node as ProseNode } from '@tiptap/pm/model';
import type { PastedParagraph } from '../paste.ts';
import { clauseSchema } from './schema.ts';

export function paragraphNode({ text, heading, list, indent }: PastedParagraph): ProseNode {
	const { nodes, marks } = clauseSchema;
	return nodes.paragraph!.create(
		{ heading, list, indent: indent === 0 ? null : indent },
		text.map((run) =>
			clauseSchema.text(run.text, [
				...(run.link ? [marks.link!.create({ href: run.link })] : []),
				...(run.bold ? [marks.bold!.create()] : []),
				...(run.italic ? [marks.italic!.create()] : []),
			]),
		),
	);
}
