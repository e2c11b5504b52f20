import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import {
	decideStep,
	mayDrive,
	stepSchema,
	type StepKind,
	type StepRefusal,
} from '#domain/workshop/decide-step.ts';
import { leftMs } from '#domain/workshop/timer.ts';
import { untouchedDesk, type Desk, type Timer, type Workshop } from '#domain/workshop/workshop.ts';
import { isFacilitator } from '../space/subject.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import {
	anId,
	asLeader,
	clockView,
	malformed,
	notHere,
	readAsLeader,
	tellRoom,
	type Malformed,
	type NotHere,
} from './acting.ts';
import { lastRounds } from './answer-store.ts';
import { hasCards, keepCards } from './card-store.ts';
import { freezeTargets, prepareChoices, type Choice } from './freeze-targets.ts';
import { freeCode } from './create-workshop.ts';
import { wallOf } from './group-views.ts';
import {
	changeCode,
	closedBefore,
	codeInUse,
	forgetEntry,
	latestStep,
	markUndone,
	writeDesk,
	type Stored,
} from './store.ts';

const seen = { workshopId: anId, seenRevision: v.pipe(v.number(), v.integer()) };
const stepInput = v.object({ ...seen, step: stepSchema });
const undoInput = v.object(seen);
/** Steps that may enter a moment: only for them the board is looked at. */
const entering: ReadonlySet<StepKind> = new Set(['start', 'next', 'go-to']);

export type Stepped =
	/** `code`: the new one, where the old one was given to another incontro meanwhile. */
	| { readonly revision: number; readonly code?: string }
	| NotHere
	| Malformed
	| { readonly refused: StepRefusal | 'nothing-to-undo' | 'not-a-facilitator' };

/** One step of the desk. Of two people who press at once one is first, and the other is told. */
export async function takeStep(kit: Kit, actor: Actor, typed: unknown): Promise<Stepped> {
	const parsed = v.safeParse(stepInput, typed);
	if (!parsed.success) return malformed;
	const { workshopId, seenRevision, step } = parsed.output;
	const found = await readAsLeader(kit, actor, workshopId);
	if (found === null) return notHere;
	const enters = entering.has(step.kind);
	const choices = enters ? await prepareChoices(kit, found.workshop) : undefined;
	return asLeader(kit, actor, workshopId, async (unit, stored, by): Promise<Stepped> => {
		const { workshop } = stored;
		if (step.kind === 'hand-desk') {
			if (!(await isFacilitator(unit.db, workshop.spaceId, step.personId)))
				return { refused: 'not-a-facilitator' };
		}
		const decided = decideStep(workshop, step, {
			personId: by.personId,
			now: kit.clock(),
			seenRevision,
			...(enters && { rounds: await lastRounds(unit.db, momentIds(workshop)) }),
		});
		if ('refused' in decided) return decided;
		const again = step.kind === 'reopen' && (await codeInUse(unit.db, workshop.code));
		const code = again ? await freeCode(unit.db) : null;
		if (code !== null) await changeCode(unit.db, workshop.id, code);
		await move(kit, unit, stored, decided.desk, { act: step.kind, personId: by.personId }, choices);
		return { revision: workshop.revision + 1, ...(code === null ? {} : { code }) };
	});
}

/** Brings the desk back to before its latest step. What people wrote meanwhile stays. */
export async function undoStep(kit: Kit, actor: Actor, typed: unknown): Promise<Stepped> {
	const parsed = v.safeParse(undoInput, typed);
	if (!parsed.success) return malformed;
	const { workshopId, seenRevision } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, stored, by): Promise<Stepped> => {
		const { workshop } = stored;
		if (workshop.revision !== seenRevision) return { refused: 'moved-meanwhile' };
		if (workshop.desk.state === 'closed') return { refused: 'already-closed' };
		if (!mayDrive(workshop.desk, by.personId)) return { refused: 'desk-of-another' };
		const step = await latestStep(unit.db, workshop.id);
		if (step === null) return { refused: 'nothing-to-undo' };
		const before: Desk = { ...untouchedDesk, ...(JSON.parse(step.before) as Partial<Desk>) };
		const desk: Desk = {
			...before,
			state: workshop.desk.state,
			closedAt: workshop.desk.closedAt,
			holder: workshop.desk.holder,
			timer: resumed(before.timer, step.at, kit.clock()),
		};
		await markUndone(unit.db, workshop.id, step.number);
		await move(kit, unit, stored, desk, { act: 'undo', personId: by.personId });
		const left = workshop.desk.momentId;
		if (left !== null && left !== desk.momentId) await unholdMoment(unit, left, step.at);
		return { revision: workshop.revision + 1 };
	});
}

const momentIds = ({ moments }: Workshop) => moments.map(({ id }) => id);

/** A moment entered by a wrong step, where nobody wrote or said anything, was not held. */
async function unholdMoment({ db }: UnitOfWork, momentId: string, enteredAt: number): Promise<void> {
	if ((await lastRounds(db, [momentId])).size > 0 || (await hasCards(db, momentId))) return;
	await forgetEntry(db, momentId, enteredAt);
}

/** The clock goes on from where it stood when the step was taken. */
function resumed(timer: Timer, at: number, now: number): Timer {
	return timer.kind === 'running' ? { kind: 'running', endsAt: now + leftMs(timer, at)! } : timer;
}

/**
 * Stores the new desk, keeps what the minutes will say when it is the last one, and tells every screen. `choices`: what dots lie
 * on, where the step may enter such a moment for the first time; `endedAt`: when what is closed now was over.
 */
export async function move(
	kit: Kit,
	unit: UnitOfWork,
	{ workshop }: Pick<Stored, 'workshop'>,
	desk: Desk,
	step: { readonly act: string; readonly personId: string | null; readonly endedAt?: number },
	choices?: (unit: UnitOfWork) => Promise<readonly Choice[]>,
): Promise<void> {
	const at = kit.clock();
	await writeDesk(unit.db, workshop, desk, { ...step, at });
	const moment = workshop.moments.find(({ id }) => id === desk.momentId);
	const chooses = moment?.kind === 'dots' || moment?.kind === 'rank';
	if (choices && chooses && moment.id !== workshop.desk.momentId) {
		await freezeTargets(unit.db, moment.id, await choices(unit));
	}
	if (desk.state === 'closed' && workshop.desk.state !== 'closed') {
		await keepCards(unit.db, workshop.id, await wallOf(unit.db, workshop));
	}
	await tellTavolo(kit, unit, workshop, desk);
	// Turning the wall is nothing to a phone.
	tellRoom(kit, unit, workshop.id, step.act === 'turn-wall' ? 'screens' : 'all', {
		kind: 'moved',
		revision: workshop.revision + 1,
		clock: clockView(desk.timer, at),
	});
}

/** The tavolo hears that an incontro begins and ends; a rehearsal is nobody's news. */
async function tellTavolo(kit: Kit, unit: UnitOfWork, workshop: Workshop, desk: Desk): Promise<void> {
	if (workshop.rehearsal || workshop.desk.state === desk.state) return;
	if (desk.state === 'prepared' || workshop.desk.state === 'closed') return;
	if (desk.state === 'closed' && (await closedBefore(unit.db, workshop))) return;
	await tellSpace(kit, unit, {
		spaceId: workshop.spaceId,
		kind: desk.state === 'open' ? 'workshop-opened' : 'workshop-closed',
		by: null,
		subject: { kind: 'workshop', id: workshop.id, title: workshop.title },
	});
}
