import { error, fail, type ActionFailure } from '@sveltejs/kit';
import { refusalText, faultTexts } from './form-words.ts';

type Values = Readonly<Record<string, string>>;

/** What became of a form, in sentences: said where the form stood. */
export interface Told {
	readonly act: string;
	readonly done: string | null;
	readonly refused: string | null;
	readonly values: Values;
	readonly faults: Values;
}

type Turn = 'contribute' | 'vote' | 'office';

/**
 * What a form about one proposal sent. `over`: too much or too often; it goes back before anything is done. The typed text
 * goes back with it, as far as it arrived.
 */
export async function sent(
	event: {
		readonly locals: App.Locals;
		readonly params: { readonly slug: string; readonly proposal: string };
		readonly request: Request;
	},
	act: string,
	turn: Turn,
) {
	const { locals, params, request } = event;
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	let form: FormData;
	try {
		form = await request.formData();
	} catch (problem) {
		// Whoever sends more than a form may hold still gets the page back, with a sentence.
		if ((problem as { status?: number }).status !== 413) throw problem;
		return { over: refusing(413, act, refusalText('too-large'), {}, {}) };
	}
	const values: Record<string, string> = {};
	for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
	const tooMany = await app.limits.take(locals.asking, turn);
	if (tooMany)
		return { over: refusing(429, act, refusalText('too-many', tooMany.retryAfterSeconds), values, {}) };
	const input = { ...values, spaceId: space.id as string, proposalId: params.proposal };
	return { room: app.proposal, actor, form, values: values as Values, input };
}

/** The outcome of an act as the page shows it; absent and forbidden are a page that is not there. */
export function told(
	act: string,
	values: Values,
	answer: object & {
		readonly refused?: string;
		readonly faults?: Readonly<Record<string, string | undefined>>;
	},
	done: string | null = null,
	called: Values = {},
): Told | ActionFailure<Told> {
	if (answer.refused === undefined) return { act, done, refused: null, values: {}, faults: {} };
	if (answer.refused === 'not-found') error(404);
	if (answer.faults) return refusing(400, act, null, values, faultTexts(answer.faults, values, called));
	return refusing(409, act, refusalText(answer.refused), values, {});
}

function refusing(status: number, act: string, refused: string | null, values: Values, faults: Values) {
	return fail(status, { act, done: null, refused, values, faults } as Told);
}
