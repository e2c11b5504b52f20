/** The form of a new poll: its fields as typed, and as the act reads them. */
const texts = [
	'title',
	'explanation',
	'options',
	'steps',
	'dots',
	'quorum',
	'threshold',
	'opensDay',
	'opensHour',
	'closesDay',
	'closesHour',
] as const;
const choices = {
	methodKind: 'yes-no',
	ballot: 'reserved',
	results: 'at-once',
	voters: 'members',
	quorumKind: 'none',
	thresholdKind: 'none',
	opening: 'now',
	closing: 'date',
} as const;
const boxes = ['stack', 'paper'] as const;

export type NewPollValues = Record<
	(typeof texts)[number] | keyof typeof choices | (typeof boxes)[number] | 'subject',
	string
>;

/** What was typed, to be shown again. */
export function newPollValues(form: FormData): NewPollValues {
	const values: Record<string, string> = { subject: String(form.get('subject') ?? '') };
	for (const name of texts) values[name] = String(form.get(name) ?? '');
	for (const [name, usual] of Object.entries(choices)) values[name] = String(form.get(name) ?? usual);
	for (const name of boxes) values[name] = form.has(name) ? 'on' : '';
	return values as NewPollValues;
}

export function newPollInput(spaceId: string, form: FormData): Record<string, unknown> {
	const values = newPollValues(form);
	const [kind = '', id = ''] = values.subject.split(':');
	const subject =
		kind === 'articolo'
			? { kind: 'clause', clauseId: id }
			: kind === 'proposta'
				? { kind: 'proposal', id }
				: kind === 'emendamento'
					? { kind: 'amendment', id }
					: { kind: 'question' };
	return {
		...values,
		spaceId,
		key: String(form.get('key') ?? ''),
		subject,
		stack: values.stack === 'on',
		paper: values.paper === 'on',
	};
}
