/** The fields of the forms of comments, as their acts take them. What makes no sense becomes what the act refuses. */
export function writeFields(form: FormData, spaceId: string) {
	return {
		spaceId,
		subject: { kind: text(form, 'tipo'), id: text(form, 'id') },
		passage: passageOf(text(form, 'frase')),
		text: text(form, 'testo'),
		key: text(form, 'key'),
	};
}

export function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** A passage travels as JSON in one field, so that a radio button can carry it without script. */
function passageOf(sent: string): unknown {
	if (sent === '') return null;
	try {
		return sent.length > 20_000 ? 'too long' : JSON.parse(sent);
	} catch {
		return 'malformed';
	}
}
