import type { Kysely } from 'kysely';
import { nameAlike } from '#domain/person/name-alike.ts';
import type { Schema } from '../storage/schema.ts';
import { idIn } from './vote-store.ts';

type Db = Kysely<Schema>;

/** Somebody on the list; `label` tells them from others of the same name: by their body, or the beginning of their e-mail. */
export interface CalledVoter {
	readonly voter: string;
	readonly name: string;
	readonly label: string;
}

const withHint = /^(.+?)\s*\([^()]*\)$/u;

/**
 * Who on the list of a poll is meant by what the office types: a name, or a label as it was offered. Several: the office
 * has to say which. Looks up only the names asked for, however long the list is.
 */
export async function votersCalled(
	db: Db,
	poll: { readonly id: string; readonly spaceId: string },
	typed: readonly string[],
): Promise<(typed: string) => readonly CalledVoter[]> {
	const bare = (name: string): string => withHint.exec(name.trim())?.[1] ?? name;
	const wanted = new Set(typed.flatMap((name) => [nameAlike(name), nameAlike(bare(name))]));
	wanted.delete('');
	const found = new Map<string, CalledVoter[]>();
	const rows =
		wanted.size === 0 ? [] : [...(await people(db, poll, [...wanted])), ...(await bodies(db, poll.id))];
	for (const alike of wanted)
		found.set(alike, labelled(rows.filter(({ name }) => nameAlike(name) === alike)));
	return (name) => {
		const called = found.get(nameAlike(name)) ?? [];
		if (called.length > 0) return called;
		const alike = nameAlike(name);
		return (found.get(nameAlike(bare(name))) ?? []).filter(({ label }) => nameAlike(label) === alike);
	};
}

interface Row {
	readonly voter: string;
	readonly name: string;
	readonly hint: string;
}

async function people(
	db: Db,
	poll: { readonly id: string; readonly spaceId: string },
	alike: readonly string[],
): Promise<Row[]> {
	const rows = await db
		.selectFrom('person')
		.innerJoin('poll_entitled', (join) => join.on('person.id', '=', idIn('poll_entitled.voter', 'p')))
		.leftJoin('space_member', (join) =>
			join.onRef('space_member.person_id', '=', 'person.id').on('space_member.space_id', '=', poll.spaceId),
		)
		.leftJoin('organization', 'organization.id', 'space_member.organization_id')
		.select(['poll_entitled.voter', 'person.name', 'person.email', 'organization.name as body'])
		.where('poll_entitled.poll_id', '=', poll.id)
		.where('person.name_alike', 'in', [...alike])
		.orderBy('person.created_at')
		.orderBy('person.id')
		.execute();
	return rows.map(({ voter, name, email, body }) => ({ voter, name, hint: body ?? begun(email) }));
}

async function bodies(db: Db, pollId: string): Promise<Row[]> {
	const rows = await db
		.selectFrom('organization')
		.innerJoin('poll_entitled', (join) => join.on('organization.id', '=', idIn('poll_entitled.voter', 'o')))
		.select(['poll_entitled.voter', 'organization.name', 'organization.place'])
		.where('poll_entitled.poll_id', '=', pollId)
		.orderBy('organization.id')
		.execute();
	return rows.map(({ voter, name, place }) => ({ voter, name, hint: place ?? '' }));
}

/** Enough of an e-mail to know whose it is, for whoever knows the person. */
function begun(email: string | null): string {
	const [name = '', house = ''] = (email ?? '').split('@');
	return house === '' ? '' : `${name.slice(0, 3)}…@${house}`;
}

function labelled(rows: readonly Row[]): CalledVoter[] {
	const taken = new Set<string>();
	return rows.map(({ voter, name, hint }, index) => {
		if (rows.length === 1) return { voter, name, label: name };
		const plain = hint === '' ? String(index + 1) : hint;
		const own = taken.has(nameAlike(plain)) ? `${plain}, ${index + 1}` : plain;
		taken.add(nameAlike(own));
		return { voter, name, label: `${name} (${own})` };
	});
}
