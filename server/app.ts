import type { Logger } from 'pino';
import { amendmentModeration } from './amendment/moderation-source.ts';
import { createAmendmentRoom, type AmendmentRoom } from './amendment/room.ts';
import { createBoardRoom, type BoardRoom } from './board/room.ts';
import { createBus } from './bus/bus.ts';
import { createLiveFeed, type LiveFeed } from './bus/live-feed.ts';
import { randomIds, systemClock } from './clock.ts';
import { createCommentRoom, type CommentRoom } from './comment/room.ts';
import type { Config } from './config.ts';
import { createCompactor, type Compactor } from './draft-log/compactor.ts';
import type { DraftLog } from './draft-log/log.ts';
import { createSqliteLog } from './draft-log/sqlite-log.ts';
import { createDraftRoom, type DraftRoom } from './draft/room.ts';
import { createPress, type Press } from './documents/press.ts';
import { createInvitationRoom, type InvitationRoom } from './invitation/room.ts';
import { createDailyJobs, systemTimer } from './jobs/daily.ts';
import { forgettings } from './forgettings.ts';
import type { Kit } from './kit.ts';
import { createLimits, type Limits } from './limits/limits.ts';
import { createLineageRoom, type LineageRoom } from './lineage/room.ts';
import { createModerationRoom, type ModerationRoom } from './moderation/room.ts';
import { createMailer } from './mail/mailer.ts';
import { createHealth, type Health } from './operator/health.ts';
import { createLog } from './operator/log.ts';
import { fullDisk, say } from './operator/words.ts';
import { createOrganizationRoom, type OrganizationRoom } from './organization/room.ts';
import { erasedListIn } from './person/erased-list.ts';
import { createPersonRoom, type PersonRoom } from './person/room.ts';
import { argumentModeration, proposalModeration } from './proposal/moderation-sources.ts';
import { createProposalRoom, type ProposalRoom } from './proposal/room.ts';
import { createPollRoom, type PollRoom } from './poll/room.ts';
import { pollNames } from './poll/register-names.ts';
import { createReadingRoom, type ReadingRoom } from './reading/room.ts';
import { seedDemonstration } from './seed/seed-demonstration.ts';
import { spacesLedAlone } from './space/leading-views.ts';
import { createSpaceRoom, type SpaceRoom } from './space/room.ts';
import { createJobBook } from './storage/job-book.ts';
import { forgetDone } from './storage/once.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { Storage } from './storage/storage.ts';
import { accessBy } from './sync/access.ts';
import { createSyncEngine } from './sync/create-sync-engine.ts';
import type { SyncEngine } from './sync/engine.ts';
import { createWorkshopRoom, type WorkshopRoom } from './workshop/room.ts';
import { createProxyWatch, type ProxyWatch } from './web/unnamed-proxy.ts';

/** The running installation. Pages reach it through `event.locals.app`, never by importing server values. */
export interface App {
	readonly config: Config;
	readonly log: Logger;
	readonly storage: Storage;
	readonly draftLog: DraftLog;
	/** Whoever keeps rooms open tells it when one has been left. */
	readonly compactor: Compactor;
	/** How often somebody may do what; asked by the doors, before the act. */
	readonly limits: Limits;
	readonly person: PersonRoom;
	readonly organization: OrganizationRoom;
	readonly space: SpaceRoom;
	readonly invitation: InvitationRoom;
	readonly lineage: LineageRoom;
	readonly board: BoardRoom;
	readonly draft: DraftRoom;
	readonly moderation: ModerationRoom;
	readonly comment: CommentRoom;
	readonly proposal: ProposalRoom;
	readonly amendment: AmendmentRoom;
	readonly poll: PollRoom;
	readonly reading: ReadingRoom;
	readonly workshop: WorkshopRoom;
	/** Files of documents whose words are ready: PDF, DOCX. */
	readonly documents: Press;
	/** Live texts over sockets. */
	readonly sync: SyncEngine;
	/** Server-sent events of the tavoli. */
	readonly live: LiveFeed;
	/** Sees whether a proxy stands before the server that nobody named. */
	readonly proxyWatch: ProxyWatch;
	/** For `/salute` and `/status`. */
	health(): Promise<Health>;
	close(): Promise<void>;
}

export const appKey = Symbol.for('tavolo.app');

export async function openApp(config: Config): Promise<App> {
	const log = createLog(config);
	const warnOfDisk = onceIn(60_000, (error: unknown) => {
		log.warn({ error }, 'the storage could not write');
		say(fullDisk(config.dataFolder));
	});
	const storage = await openSqlite(config.dataFolder, {
		onWriteFailure: warnOfDisk,
		onEffectError: (error) => log.error({ error }, 'an effect after commit failed'),
		onSlowUnit: (milliseconds) => log.warn({ milliseconds }, 'a unit of work held the writer too long'),
	});
	const bus = createBus((error) => log.error({ error }, 'a listener failed'));
	const draftLog = createSqliteLog(storage, systemClock, (error) =>
		log.error({ error }, 'a listener of the log failed'),
	);
	const compactor = createCompactor(draftLog, systemClock, (room, error) =>
		log.warn({ room, error }, 'a room could not be compacted'),
	);
	const kit: Kit = { config, clock: systemClock, ids: randomIds, bus, log, storage, draftLog };
	if (config.demonstration && (await seedDemonstration(kit))) log.info('the demonstration is ready');
	const live = createLiveFeed(bus);
	const draft = createDraftRoom(kit);
	const comment = createCommentRoom(kit, draft);
	const proposal = createProposalRoom(kit);
	const amendment = createAmendmentRoom(kit);
	draft.catchUp().catch((error: unknown) => log.error({ error }, 'a draft could not be caught up'));
	const person = createPersonRoom(kit, {
		forgettings,
		spacesLedAlone,
		erased: erasedListIn(config.dataFolder),
	});
	const again = await person.eraseAgain();
	if (again > 0) log.warn({ accounts: again }, 'accounts that came back with a copy were erased again');
	const mailer = createMailer(config, log);
	const space = createSpaceRoom(kit);
	const sync = createSyncEngine(kit, person.actorOfRequest, accessBy(space.roomOwner), compactor);
	const proxyWatch = createProxyWatch(config, () =>
		log.warn('requests come through a proxy: set TAVOLO_PROXY=1, or everybody counts as one address'),
	);
	const health = createHealth({
		unnamedProxy: () => proxyWatch.unnamed,
		storage,
		draftLog,
		dataFolder: config.dataFolder,
		clock: systemClock,
		live: () => sync.counts(),
	});
	const board = createBoardRoom(kit);
	board.catchUp().catch((error: unknown) => log.error({ error }, 'a board could not be caught up'));
	const poll = createPollRoom(kit);
	compactor.sweep().catch((error: unknown) => log.error({ error }, 'long tails could not be looked for'));
	comment.admitSubject(proposal.commentSubject);
	comment.admitSubject(amendment.commentSubject);
	const reading = createReadingRoom(kit);
	const workshop = createWorkshopRoom(kit);
	const origin = config.origin ?? `http://localhost:${config.port}`;
	const digest = {
		name: 'digest',
		hour: 7,
		run: async () => log.info({ letters: await reading.sendDigests(mailer, origin) }, 'digests were posted'),
	};
	const keys = {
		name: 'keys',
		hour: 4,
		run: async () => log.info({ keys: await forgetDone(storage, systemClock()) }, 'old keys were forgotten'),
	};
	const rooms = {
		name: 'workshops',
		hour: 4,
		run: async () => log.info(await workshop.tidy(), 'incontri were closed and nicknames erased'),
	};
	const writers = {
		name: 'writers',
		hour: 4,
		run: async () => log.info({ rooms: await person.forgetWriters() }, 'writers who left were forgotten'),
	};
	const jobs = createDailyJobs(
		mailer.configured ? [keys, rooms, writers, digest] : [keys, rooms, writers],
		createJobBook(storage),
		systemClock,
		systemTimer,
		(name, error) => log.error({ name, error }, 'a job of the day failed'),
	);
	const documents = createPress((error, kind) => log.error({ error, kind }, 'a document could not be made'));
	return {
		config,
		log,
		health,
		proxyWatch,
		storage,
		draftLog,
		compactor,
		limits: createLimits(),
		person,
		organization: createOrganizationRoom(kit, person.sessions),
		invitation: createInvitationRoom(kit, { mailer, sessions: person.sessions }),
		space,
		lineage: createLineageRoom(kit, [
			workshop.threadSource,
			proposal.threadSource,
			comment.threadSource,
			amendment.threadSource,
			poll.threadSource,
		]),
		board,
		draft,
		// What can be reported and hidden: each room to the right adds its source here.
		moderation: createModerationRoom(
			kit,
			[comment.moderationSource, proposalModeration, argumentModeration, amendmentModeration],
			[pollNames],
		),
		comment,
		proposal,
		amendment,
		poll,
		reading,
		workshop,
		documents,
		live,
		sync,
		async close() {
			await jobs.close();
			await sync.close();
			live.close();
			workshop.close();
			await poll.close();
			await board.close();
			await draft.close();
			await compactor.close();
			await draftLog.close();
			await mailer.close();
			await storage.close();
		},
	};
}

/** A full disk fails at every keystroke; the console hears of it once a minute. */
function onceIn<T>(milliseconds: number, act: (about: T) => void): (about: T) => void {
	let last = -Infinity;
	return (about) => {
		const now = performance.now();
		if (now - last < milliseconds) return;
		last = now;
		act(about);
	};
}
