import { error, fail, redirect } from '@sveltejs/kit';
import { newId } from '#lib/draft/new-id.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = await locals.app.moderation.readDesk(locals.actor, params.slug, url.searchParams.get('prima'));
	if (desk === null) error(404);
	const done = url.searchParams.get('fatto');
	return { desk, older: url.searchParams.has('prima'), done, key: newId() };
};

type Act = 'hideContribution' | 'restoreContribution' | 'dismissReport';

async function moderate({ request, locals, params }: RequestEvent, act: Act, done: string) {
	const values = valuesOf(await request.formData());
	const about = { about: `${values.kind} ${values.id}`, values };
	const tooMany = await locals.app.limits.take(locals.asking, 'office');
	if (tooMany) return fail(429, { ...tooMany, ...about });
	const answer = await locals.app.moderation[act](locals.actor, params.slug!, values);
	// A page of its own after the act: loading it again does nothing twice, and the next act finds a fresh key.
	if (!('refused' in answer)) redirect(303, `/tavoli/${params.slug}/moderazione?fatto=${done}`);
	if (answer.refused === 'not-found') error(404);
	return fail(answer.refused === 'fields' ? 400 : 409, { ...answer, ...about });
}

export const actions: Actions = {
	nascondi: (event) => moderate(event, 'hideContribution', 'nascosto'),
	ripristina: (event) => moderate(event, 'restoreContribution', 'mostrato'),
	lascia: (event) => moderate(event, 'dismissReport', 'lasciato'),
};
