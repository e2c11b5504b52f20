import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import { readDesk, waitingCount } from './desk-views.ts';
import { createGuestDesk } from './guest-proof.ts';
import { createGuestTraces } from './guest-trace.ts';
import { dismissReport } from './dismiss-report.ts';
import { hideContribution } from './hide-contribution.ts';
import { readRegisterOf, type NameSource } from './register-views.ts';
import { reportContribution } from './report-contribution.ts';
import { restoreContribution } from './restore-contribution.ts';
import { findOne, type ModerationSource } from './source.ts';
import { hiddenAmong, hiddenCount } from './views.ts';

export type ModerationRoom = ReturnType<typeof createModerationRoom>;

/**
 * The acts and views of this room, bound to the running kit. `given`: every room whose contributions can be hidden;
 * `names`: what else the register speaks of.
 */
export function createModerationRoom(
	kit: Kit,
	given: readonly ModerationSource[],
	names: readonly NameSource[] = [],
) {
	const sources = new Map(given.map((source) => [source.kind, source]));
	const traces = createGuestTraces(kit);
	return {
		reportContribution: (actor: Actor, slug: string, input: unknown) =>
			reportContribution(kit, sources, actor, slug, input),
		hideContribution: (actor: Actor, slug: string, input: unknown) =>
			hideContribution(kit, sources, actor, slug, input),
		restoreContribution: (actor: Actor, slug: string, input: unknown) =>
			restoreContribution(kit, sources, actor, slug, input),
		dismissReport: (actor: Actor, slug: string, input: unknown) =>
			dismissReport(kit, sources, actor, slug, input),
		readDesk: (actor: Actor, slug: string, before: string | null) =>
			readDesk(kit, { sources, traces }, actor, slug, before),
		readRegister: (actor: Actor, slug: string, before: string | null) =>
			readRegisterOf(kit, sources, names, actor, slug, before),
		/** For the form that reports or hides it; null when it is not there for this person. */
		async subject(actor: Actor, slug: string, kind: string, id: string) {
			const db = kit.storage.read;
			const space = await subjectAt(db, actor, slug);
			if (space === null) return null;
			const found = await findOne(db, sources, { id: space.spaceId, slug }, kind, id);
			if (found === null) return null;
			const hidden = (await hiddenAmong(db, kind, [id])).get(id) ?? null;
			const own = actor.kind === 'person' && found.authorId === actor.personId;
			const mayRead = hidden === null || own || can(actor, 'moderate', space);
			const fromThere = can(actor, 'moderate', space) ? traces.besides(kind, id) : null;
			return { ...found, text: mayRead ? found.text : null, hidden, own, fromThere };
		},
		/**
		 * People without an account: `offer` a task, `admit` them at the door with a name and its proof, `note` what they
		 * wrote from where.
		 */
		guests: { ...createGuestDesk(kit), note: traces.note },
		hiddenCount: (spaceId: string) => hiddenCount(kit.storage.read, spaceId),
		/** Reported things nobody has looked at yet. */
		waitingCount: (spaceId: string) => waitingCount(kit.storage.read, spaceId),
	};
}
