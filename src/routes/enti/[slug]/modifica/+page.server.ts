import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { OrganizationInput } from '#domain/organization/organization-fields.ts';
import { typedLogo, typedOrganization } from '#lib/organization/typed-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, app } = locals;
	const allowed = actor.kind === 'person' && actor.administrator;
	const organization = allowed ? await app.organization.readOrganization(params.slug) : null;
	if (!organization) error(404, m.common_not_found());
	const typed: OrganizationInput = {
		name: organization.name,
		shortName: organization.shortName,
		kind: organization.kind,
		place: organization.place ?? '',
		foundedYear: organization.foundedYear?.toString() ?? '',
		description: organization.description,
		...organization.contacts,
		...organization.legalLinks,
	};
	return { organization, typed };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await request.formData();
		const typed = typedOrganization(form);
		const host = form.get('host') !== null;
		const logo = await typedLogo(form);
		const { app, actor } = locals;
		const outcome = await app.organization.editOrganization(actor, params.slug, typed, { host, logo });
		if (!('refused' in outcome)) redirect(303, `/enti/${outcome.slug}`);
		if (outcome.refused === 'not-here') error(404, m.common_not_found());
		return fail(400, { typed, host, faults: outcome.faults });
	},
};
