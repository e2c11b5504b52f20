import { redirect } from '@sveltejs/kit';
import { dataGroups, wordsOfRow } from '#domain/person/my-data.ts';
import type { PageServerLoad } from './$types.ts';

/** What people wrote is shown; of the rest they read how much there is. The file has everything. */
const shownWords = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, actor, person } = locals;
	if (actor.kind !== 'person' || person === null)
		redirect(303, `/entra?poi=${encodeURIComponent(url.pathname)}`);
	const { tables } = await app.person.myData(actor);
	const count = (group: string) =>
		tables.reduce((sum, each) => sum + (each.group === group ? each.rows.length : 0), 0);
	const words = tables
		.filter(({ group }) => group === 'words')
		.flatMap(({ rows }) => rows)
		.flatMap((row) => {
			const text = wordsOfRow(row);
			const at = row['at'] ?? row['created_at'];
			return text === null || typeof at !== 'string'
				? []
				: [{ at: Date.parse(at), text: text.slice(0, 300) }];
		})
		.sort((one, other) => other.at - one.at);
	return {
		name: person.name,
		email: person.email,
		groups: dataGroups.map((group) => ({ group, count: count(group) })).filter((each) => each.count > 0),
		words: words.slice(0, shownWords),
	};
};
