import { listedStates, promisedAnswer } from '#domain/proposal/life.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { refusalText } from '#lib/proposal/form-words.ts';
import { takePart } from '#lib/proposal/take-part.ts';
import { stateAddresses } from '#lib/proposal/words.ts';
import type { PageServerLoad } from './$types';

/** The proposals of a tavolo, a page at a time: what is looked for stands in the address. */
export const load: PageServerLoad = async ({ locals, parent, url, depends }) => {
	depends('tavolo:proposals');
	const { space, may } = await parent();
	const { proposal, limits } = locals.app;
	const typed = {
		words: (url.searchParams.get('cerca') ?? '').slice(0, 200),
		state: url.searchParams.get('stato') ?? '',
		forId: url.searchParams.get('per') ?? '',
		order: url.searchParams.get('ordine') ?? '',
	};
	const bodies = [space.host, ...space.organizations.filter(({ id }) => id !== space.host.id)];
	const looking = typed.words.trim() !== '';
	const tooMany = looking ? await limits.take(locals.asking, 'search') : null;
	const reading = { actor: locals.actor, space: space.subject };
	const [page, counts] = await Promise.all([
		proposal.listProposals(reading, {
			words: tooMany ? '' : typed.words,
			state: listedStates.find((state) => stateAddresses[state] === typed.state) ?? null,
			forId: typed.forId === 'tavolo' ? 'space' : (bodies.find(({ id }) => id === typed.forId)?.id ?? null),
			order: typed.order === 'sostenute' ? 'supported' : 'newest',
			after: url.searchParams.get('dopo'),
			before: url.searchParams.get('prima'),
		}),
		proposal.countByState(space.id),
	]);
	const today = dayAt(Date.now());
	return {
		typed,
		tooMany: tooMany && refusalText('too-many', tooMany.retryAfterSeconds),
		instead: takePart(
			may.propose,
			locals.actor.kind === 'person',
			space,
			`/tavoli/${space.slug}/proposte/nuova`,
		),
		counts,
		bodies: bodies.map(({ id, name }) => ({ id, name })),
		filtered: looking || typed.state !== '' || typed.forId !== '',
		page: {
			...page,
			lines: page.lines.map((line) => ({
				...line,
				promise: promisedAnswer(
					{ state: line.state, createdOn: dayAt(line.createdAt), promisedOn: line.promisedOn as Day | null },
					space.answerDueOn,
					today,
				),
			})),
		},
	};
};
