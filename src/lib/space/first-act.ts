import type { SpaceAction } from '#domain/space/can.ts';
import type { PhaseKind } from '#domain/space/phase.ts';

export type FirstAct = 'vote' | 'write-draft' | 'write-board' | 'read-draft' | 'read-board';

/** The one thing to do now on a tavolo's page: it follows what this person may do and where the work stands. */
export function firstAct(facts: {
	readonly may: Readonly<Record<SpaceAction, boolean>>;
	readonly phase: PhaseKind | null;
	readonly clauses: number;
	/** Polls that take votes now. */
	readonly openPolls: number;
}): FirstAct {
	// Whoever writes finds the vote beside the clause; for a resident it is the thing to do, and it has an end.
	if (facts.openPolls > 0 && facts.may.comment && !facts.may['write-draft']) return 'vote';
	const gathering = facts.phase === 'ideas' || facts.phase === 'workshop';
	if (gathering || facts.clauses === 0) {
		if (facts.may['write-board']) return 'write-board';
		return facts.clauses === 0 || gathering ? 'read-board' : 'read-draft';
	}
	return facts.may['write-draft'] ? 'write-draft' : 'read-draft';
}
