import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, actor } = locals;
	const organization = await app.organization.readOrganization(params.slug);
	if (!organization) error(404, m.common_not_found());
	return {
		organization,
		spaces: await app.space.listSpacesOfOrganization(actor, organization.id),
		mayEdit: actor.kind === 'person' && actor.administrator,
	};
};
