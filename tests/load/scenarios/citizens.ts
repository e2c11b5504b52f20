import { pause, percentile, type Figures } from '../figures.ts';
import { furnishBusyTavolo, type BusyTavolo } from '../peers/busy-tavolo.ts';
import { startPeer, type Peer, type Running } from '../peers/peer.ts';
import { letters } from './letters.ts';
import { Town, type TownPlan } from './town.ts';

const feeds = 500;
const readings = 60;
const votes = 120;
const supports = 20;
const writingMs = 6_000;

/**
 * A town at work: 5,000 comments, 1,000 proposals, 100,000 votes stored, 500 pages open that follow what happens. How long
 * whoever reads, votes, writes or watches has to wait, and what an open page costs.
 */
export async function citizens(peer: Peer): Promise<Figures> {
	let tavolo: BusyTavolo | null = null;
	const busy: Peer = {
		...peer,
		environment: (folder) => ({ ...peer.environment(folder), TAVOLO_PROXY: '1' }),
		async furnish(folder) {
			tavolo = await furnishBusyTavolo(folder);
			return { seat: () => ({ path: '', headers: {} }), frameRoom: () => '' };
		},
	};
	if (peer.name === 'bare') return inTown(await startPeer(peer, { rooms: 0, people: 0 }), nowhere);
	const running = await startPeer(busy, { rooms: 0, people: 0 });
	return inTown(running, tavolo!, (town) => onlyHere(running, town, tavolo!));
}

/** The bare server has one page and asks nobody who they are. */
const nowhere: TownPlan & { readonly clauseId: string } = {
	slug: 'bare',
	clauseId: 'one',
	pollId: 'poll0',
	proposalIds: Array.from({ length: supports }, (_, number) => `proposal${number}`),
	headers: (person) => ({ cookie: `tavolo_session=${person}` }),
};

/** What every server can be asked. */
async function inTown(
	running: Running,
	plan: TownPlan & { readonly clauseId: string },
	more: (town: Town) => Promise<Figures> = () => Promise.resolve({}),
): Promise<Figures> {
	const town = new Town(running.origin, plan);
	const page = `/bozza/articolo/${plan.clauseId}`;
	try {
		await town.times(20, (n) => town.get(page, n));
		await pause(1_500);
		const before = await running.usage('memory');
		await town.follow(feeds);
		await pause(1_000);
		const after = await running.usage('memory');
		const clause = await town.times(readings, (n) => town.get(page, n));
		const list = await town.times(readings, (n) => town.get('/proposte', n));
		const search = '/proposte?cerca=pomeriggi&ordine=sostenute';
		const found = await town.times(readings, (n) => town.get(search, n));
		await town.times(20, (n) => town.vote(n, 1));
		const vote = await town.times(votes, (n) => town.vote(n, 2));
		const heard: number[] = [];
		for (let round = 0; round < supports; round++) heard.push(...(await town.support(round, feeds)));
		return {
			'clause p95 ms': percentile(clause, 0.95),
			'list p95 ms': percentile(list, 0.95),
			'search p95 ms': percentile(found, 0.95),
			'vote p50 ms': percentile(vote, 0.5),
			'vote p95 ms': percentile(vote, 0.95),
			'live p95 ms': percentile(heard, 0.95),
			'heard %': (heard.length / (supports * feeds)) * 100,
			'KB per feed': (after.heldBytes - before.heldBytes) / 1_000 / feeds,
			'resident KB per feed': (after.residentBytes - before.residentBytes) / 1_000 / feeds,
			...(await more(town)),
		};
	} finally {
		town.leave();
		await running.stop();
	}
}

/** What there is only here, and the same pages of a tavolo with the same text in which nobody has said anything. */
async function onlyHere(running: Running, town: Town, tavolo: BusyTavolo): Promise<Figures> {
	const { quiet } = tavolo;
	const path = `/bozza/articolo/${tavolo.clauseId}`;
	const quietClause = await town.times(readings, (n) => town.get(path, n, quiet.slug));
	const quietList = await town.times(readings, (n) => town.get('/proposte', n, quiet.slug));
	const pages = await town.times(readings, (n) => town.get(`/voti/${tavolo.pollId}`, n));
	const alone = await letters(running, { ...tavolo, draftId: quiet.draftId }, writingMs);
	const among = await letters(running, tavolo, writingMs);
	return {
		'quiet clause p95 ms': percentile(quietClause, 0.95),
		'quiet list p95 ms': percentile(quietList, 0.95),
		'poll page p95 ms': percentile(pages, 0.95),
		'letter p50 ms': percentile(among, 0.5),
		'letter p95 ms': percentile(among, 0.95),
		'quiet letter p50 ms': percentile(alone, 0.5),
		'quiet letter p95 ms': percentile(alone, 0.95),
		'added by comments p50 ms': percentile(among, 0.5) - percentile(alone, 0.5),
		'closing ms': await town.close(),
	};
}
