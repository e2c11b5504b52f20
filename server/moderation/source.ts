import type { UnitOfWork } from '../storage/storage.ts';

/** A contribution as whoever moderates has to see it. */
export interface Moderated {
	readonly id: string;
	/** Its words, whole; shown to whoever moderates, hidden or not. */
	readonly text: string;
	/** Null for somebody without an account, or who has gone. */
	readonly authorId: string | null;
	/** As everybody may see it; in a protected tavolo its room decides what that is. */
	readonly authorName: string | null;
	/** Written by somebody without an account. */
	readonly guest?: boolean;
	readonly at: number;
	/** Where it stands, beginning with `/`. */
	readonly href: string;
	readonly clauseId?: string;
}

/**
 * A room whose contributions can be reported and hidden. Rooms to the right hand one in when the app is wired, so that
 * moderation knows no noun. Its screens call the kind `moderation_kind_<kind>`.
 */
export interface ModerationSource {
	/** 'comment', 'proposal', …: the same word as in notices and in the register. */
	readonly kind: string;
	/** Those of `ids` that are in this tavolo. */
	find(
		db: UnitOfWork['db'],
		space: { readonly id: string; readonly slug: string },
		ids: readonly string[],
	): Promise<readonly Moderated[]>;
	/** Runs in the unit of work that hides or restores: counts and live facts that depend on it. */
	shifted?(unit: UnitOfWork, id: string, hidden: boolean): Promise<void>;
}

export type ModerationSources = ReadonlyMap<string, ModerationSource>;

export async function findOne(
	db: UnitOfWork['db'],
	sources: ModerationSources,
	space: { readonly id: string; readonly slug: string },
	kind: string,
	id: string,
): Promise<Moderated | null> {
	const found = await sources.get(kind)?.find(db, space, [id]);
	return found?.find((one) => one.id === id) ?? null;
}
