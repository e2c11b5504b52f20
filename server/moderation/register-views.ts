import type { Actor } from '#domain/person/actor.ts';
import { readRegister, type RegisterPage, type RegisterRow } from '../audit/read-register.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import type { ModerationSources } from './source.ts';
import { hiddenAmong, hidingReasons } from './views.ts';

/** What the things of a room are called, for lists that speak of every room. Handed in when the app is wired. */
export interface NameSource {
	readonly kind: string;
	/** Those of `ids` that are in this tavolo: a title everybody may read, and where it stands. */
	names(
		db: UnitOfWork['db'],
		space: { readonly id: string; readonly slug: string },
		ids: readonly string[],
	): Promise<readonly { readonly id: string; readonly title: string; readonly href: string }[]>;
}

export interface RegisterLine extends RegisterRow {
	/** Null when it has gone, or is hidden. */
	readonly title: string | null;
	readonly href: string | null;
	/** Why it was hidden, in the words of whoever moderates; null for every other kind of row. */
	readonly reason: string | null;
}

export interface RegisterView extends Omit<RegisterPage, 'rows'> {
	readonly lines: readonly RegisterLine[];
}

const linesAtOnce = 40;
/** A thousand people who vote would bury what was decided. */
const noDecisions = ['vote-cast'];
const titleLength = 90;

/** The register of a tavolo for whoever may read it; null for everybody else. */
export async function readRegisterOf(
	kit: Kit,
	sources: ModerationSources,
	names: readonly NameSource[],
	actor: Actor,
	slug: string,
	before: string | null,
): Promise<RegisterView | null> {
	const db = kit.storage.read;
	const space = await subjectAt(db, actor, slug);
	if (space === null) return null;
	const place = { id: space.spaceId as string, slug };
	const from = before !== null && /^\d{1,15}$/.test(before) ? Number(before) : null;
	const asked = { before: from, limit: linesAtOnce, without: noDecisions };
	const { rows, ...page } = await readRegister(db, space.spaceId, asked);
	const known = await namesOf(db, sources, names, place, rows);
	const reasons = await hidingReasons(
		db,
		rows.flatMap((row) => (typeof row.details.hiding === 'string' ? [row.details.hiding] : [])),
	);
	return {
		...page,
		lines: rows.map((row) => {
			const name = known.get(`${row.subjectKind} ${row.subjectId}`);
			return {
				...row,
				title: name?.title ?? null,
				href: name?.href ?? null,
				reason: row.kind === 'contribution-hidden' ? (reasons.get(String(row.details.hiding)) ?? null) : null,
			};
		}),
	};
}

async function namesOf(
	db: UnitOfWork['db'],
	sources: ModerationSources,
	names: readonly NameSource[],
	place: { readonly id: string; readonly slug: string },
	rows: readonly RegisterRow[],
): Promise<Map<string, { title: string | null; href: string }>> {
	const known = new Map<string, { title: string | null; href: string }>();
	for (const kind of new Set(rows.map((row) => row.subjectKind))) {
		const ids = [...new Set(rows.filter((row) => row.subjectKind === kind).map((row) => row.subjectId))];
		const hidden = await hiddenAmong(db, kind, ids);
		const own = names.find((source) => source.kind === kind);
		const found = own
			? await own.names(db, place, ids)
			: ((await sources.get(kind)?.find(db, place, ids)) ?? []).map(({ id, text, href }) => ({
					id,
					title: shortened(text),
					href,
				}));
		for (const { id, title, href } of found)
			known.set(`${kind} ${id}`, { title: hidden.has(id) ? null : title, href });
	}
	return known;
}

/** The first words, whole: of something with a title, no more than its title. */
function shortened(text: string): string {
	const line = text.split('\n\n')[0]!.replace(/\s+/g, ' ').trim();
	if (line.length <= titleLength) return line;
	const cut = line.slice(0, titleLength);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength / 2))}…`;
}
