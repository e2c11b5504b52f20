import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => ({
	organizations: await locals.app.organization.listOrganizations(),
	mayAdd: locals.actor.kind === 'person' && locals.actor.administrator,
});
