import { error, fail, redirect } from '@sveltejs/kit';
import { threadFilters, type ThreadFilter } from '#domain/comment/comment-view.ts';
import { visitor } from '#domain/person/actor.ts';
import { decideSpeaking } from '#domain/comment/decide-comment.ts';
import type { SpaceView } from '#server/space/space-view.ts';
import { text, writeFields } from '#lib/comment/comment-input.ts';
import { readerOf } from '#lib/comment/reader.ts';
import type { Said } from '#lib/comment/words.ts';
import { newId } from '#lib/draft/new-id.ts';
import { safeReturn } from '#lib/person/cookies.ts';
import type { Limited } from '#server/limits/limits.ts';
import type { Actions, PageServerLoad } from './$types';

const filters: Readonly<Record<string, ThreadFilter>> = {
	aperti: 'open',
	risolti: 'resolved',
	'senza-posto': 'gone',
};

/** Everything people say in a tavolo, a page at a time. */
export const load: PageServerLoad = async ({ locals, parent, url, depends }) => {
	depends('tavolo:comments');
	const { space, may } = await parent();
	const { app, actor } = locals;
	const words = (url.searchParams.get('q') ?? '').slice(0, 200);
	const clauseId = url.searchParams.get('articolo');
	const filter = filters[url.searchParams.get('vista') ?? ''] ?? 'open';
	if (words !== '') {
		const tooMany = await app.limits.take(locals.asking, 'search');
		if (tooMany) error(429);
	}
	const clause = clauseId === null ? null : await app.draft.readClause(space.draftId, clauseId);
	const page = await app.comment.listThreads(actor, {
		spaceId: space.id,
		draftId: space.draftId,
		filter,
		words,
		clauseId,
		after: url.searchParams.get('dopo'),
	});
	return {
		page,
		filter: threadFilters.indexOf(filter),
		words,
		clause: clauseId === null ? null : { id: clauseId, title: clause?.title ?? '' },
		later: url.searchParams.has('dopo'),
		said: url.searchParams.get('detto'),
		reader: readerOf(space, may, actor.kind === 'visitor', url.pathname + url.search, newId()),
	};
};

interface Event {
	readonly locals: App.Locals;
	readonly params: { readonly slug: string };
	readonly request: Request;
}

/** The tavolo of the form, a turn, and the typed text for whoever is refused. */
async function begin({ locals, params, request }: Event, act: Limited) {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	const form = await request.formData();
	return { space, form, tooMany: await locals.app.limits.take(locals.asking, act) };
}

/** Somebody without an account: a name and a proof of work, where they may write at all. */
async function admitGuest(app: App.Locals['app'], space: SpaceView, form: FormData) {
	const refused = decideSpeaking(visitor, space.subject, true);
	if (refused !== null) return { refused };
	return app.moderation.guests.admit(space, {
		name: text(form, 'name'),
		proof: text(form, 'proof'),
		key: text(form, 'key'),
	});
}

/**
 * Somebody without an account has written: the address stays in memory for whoever moderates, and their page is handed the
 * key to take the words back. Only a page that stays where it is: an address somebody may pass on must not hold it.
 */
async function handKey({ locals, request }: Event, spaceId: string, id: string): Promise<string | null> {
	const { guests } = locals.app.moderation;
	guests.note({ spaceId, kind: 'comment', id }, locals.asking.address);
	return request.headers.get('x-sveltekit-action') === 'true' ? guests.takeBackKey(id) : null;
}

interface Outcome {
	readonly said: Said;
	readonly id: string;
	readonly clauseId?: string | null;
	/** For a guest, to take back what they wrote. */
	readonly key?: string | null;
}

/** Back to where the form stood, with a word on what happened. */
function back(form: FormData, slug: string, { said, id, clauseId = null, key = null }: Outcome): never {
	const asked = safeReturn(text(form, 'ritorno'), `/tavoli/${slug}/commenti`);
	const page = new URL(asked, 'http://here');
	// The words may have gone to another clause while somebody wrote of them.
	if (clauseId !== null && /\/bozza\/articolo\//.test(page.pathname)) {
		page.pathname = `/tavoli/${slug}/bozza/articolo/${clauseId}`;
	}
	page.searchParams.delete('commenta');
	page.searchParams.set('detto', said);
	if (key !== null) page.searchParams.set('chiave', key);
	redirect(303, `${page.pathname}${page.search}#commento-${id}`);
}

const status: Readonly<Record<string, number>> = {
	'not-allowed': 403,
	'guests-closed': 403,
	'not-own': 403,
	fields: 400,
	invalid: 400,
	'too-many': 429,
};

/** Refused: the typed words go back with the sentence; without script this page shows them. */
function refuse(
	form: FormData,
	act: 'scrivi' | 'rispondi' | 'correggi' | null,
	answer: {
		readonly refused: string;
		readonly faults?: { readonly text?: string; readonly name?: string; readonly proof?: string };
	},
) {
	if (answer.refused === 'not-found') error(404);
	const kept = Object.fromEntries(
		['tipo', 'id', 'frase', 'discussione', 'commento', 'ritorno', 'name'].map((name) => [
			name,
			text(form, name),
		]),
	);
	return fail(status[answer.refused] ?? 409, {
		refused: answer.refused,
		faults: answer.faults ?? {},
		act,
		kept,
		text: text(form, 'testo'),
	});
}

export const actions: Actions = {
	scrivi: async (event) => {
		const { app, actor } = event.locals;
		const unknown = actor.kind === 'visitor';
		const { space, form, tooMany } = await begin(event, unknown ? 'guest' : 'contribute');
		if (tooMany) return refuse(form, 'scrivi', tooMany);
		const guest = unknown ? await admitGuest(app, space, form) : null;
		if (guest !== null && 'refused' in guest) return refuse(form, 'scrivi', guest);
		const answer = await app.comment.writeComment(actor, writeFields(form, space.id), guest);
		if ('refused' in answer) return refuse(form, 'scrivi', answer);
		const said =
			answer.placed === 'found'
				? 'ritrovato'
				: answer.placed === 'whole' && answer.marked
					? 'intero'
					: 'scritto';
		const key = guest === null ? null : await handKey(event, space.id, answer.id);
		back(form, space.slug, { said, id: answer.id, clauseId: answer.clauseId, key });
	},
	rispondi: async (event) => {
		const { app, actor } = event.locals;
		const unknown = actor.kind === 'visitor';
		const { space, form, tooMany } = await begin(event, unknown ? 'guest' : 'contribute');
		if (tooMany) return refuse(form, 'rispondi', tooMany);
		const guest = unknown ? await admitGuest(app, space, form) : null;
		if (guest !== null && 'refused' in guest) return refuse(form, 'rispondi', guest);
		const input = {
			spaceId: space.id,
			threadId: text(form, 'discussione'),
			text: text(form, 'testo'),
			key: text(form, 'key'),
		};
		const answer = await app.comment.replyToComment(actor, input, guest);
		if ('refused' in answer) return refuse(form, 'rispondi', answer);
		const key = guest === null ? null : await handKey(event, space.id, answer.id);
		back(form, space.slug, { said: 'risposto', id: answer.id, key });
	},
	correggi: async (event) => {
		const { space, form, tooMany } = await begin(event, 'contribute');
		const answer =
			tooMany ??
			(await event.locals.app.comment.editComment(event.locals.actor, {
				spaceId: space.id,
				commentId: text(form, 'commento'),
				text: text(form, 'testo'),
			}));
		if ('refused' in answer) return refuse(form, 'correggi', answer);
		back(form, space.slug, { said: 'corretto', id: answer.id });
	},
	ritira: async (event) => {
		const { app, actor } = event.locals;
		const unknown = actor.kind === 'visitor';
		const { space, form, tooMany } = await begin(event, unknown ? 'guest' : 'contribute');
		if (tooMany) return refuse(form, null, tooMany);
		const id = text(form, 'commento');
		const holdsKey = unknown && (await app.moderation.guests.mayTakeBack(id, text(form, 'chiave')));
		const answer = await app.comment.withdrawComment(actor, { spaceId: space.id, commentId: id }, holdsKey);
		if ('refused' in answer) return refuse(form, null, answer);
		back(form, space.slug, { said: 'ritirato', id: answer.id });
	},
	sostieni: async (event) => {
		const { space, form, tooMany } = await begin(event, 'vote');
		const support = text(form, 'sostegno') !== 'no';
		const answer =
			tooMany ??
			(await event.locals.app.comment.supportComment(event.locals.actor, {
				spaceId: space.id,
				commentId: text(form, 'commento'),
				support,
			}));
		if ('refused' in answer) return refuse(form, null, answer);
		back(form, space.slug, { said: support ? 'accordo' : 'disaccordo', id: answer.id });
	},
	risolvi: async (event) => {
		const { space, form, tooMany } = await begin(event, 'office');
		const input = { spaceId: space.id, threadId: text(form, 'discussione') };
		const answer = tooMany ?? (await event.locals.app.comment.resolveComment(event.locals.actor, input));
		if ('refused' in answer) return refuse(form, null, answer);
		back(form, space.slug, { said: 'risolto', id: answer.threadId });
	},
	riapri: async (event) => {
		const { space, form, tooMany } = await begin(event, 'office');
		const input = { spaceId: space.id, threadId: text(form, 'discussione') };
		const answer = tooMany ?? (await event.locals.app.comment.reopenComment(event.locals.actor, input));
		if ('refused' in answer) return refuse(form, null, answer);
		back(form, space.slug, { said: 'riaperto', id: answer.threadId });
	},
};
