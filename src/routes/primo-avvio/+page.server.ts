import { fail } from '@sveltejs/kit';
import { decideLogo } from '#domain/organization/logo.ts';
import { setSessionCookie } from '#lib/person/cookies.ts';
import { logoBytes, logoShown, typedSetup } from './setup-form.ts';
import { stepOf, type SetupStep, type SetupTyped } from './setup-steps.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
	const key = url.searchParams.get('chiave') ?? '';
	return { key, state: await locals.app.person.setupState(key) };
};

type Faults = Readonly<Record<string, string | undefined>>;

function page(step: SetupStep, typed: SetupTyped, faults: Faults) {
	const bytes = logoBytes(typed);
	const logo = bytes === null ? null : decideLogo(bytes);
	const sound = logo && 'type' in logo ? logo : null;
	// A refused picture is not carried along: the next step would refuse it again without showing why.
	const kept = sound ? typed : { ...typed, logo: '' };
	return { step, typed: kept, shown: sound ? logoShown(typed, sound.type) : null, faults, done: null };
}

const wanted = (form: FormData): SetupStep => {
	const step = Number(form.get('step'));
	return step === 2 || step === 3 || step === 4 ? step : 1;
};

export const actions: Actions = {
	/** To another step: forward only past what is right, back always. */
	step: async ({ request, locals, url }) => {
		const form = await request.formData();
		const state = await locals.app.person.setupState(url.searchParams.get('chiave') ?? '');
		if (state !== 'open') return fail(410, { over: state });
		const typed = await typedSetup(form);
		const to = wanted(form);
		const all = locals.app.organization.checkSetUp({
			organization: typed.organization,
			logo: logoBytes(typed),
			administrator: { name: typed.administratorName, email: typed.administratorEmail, password: '' },
		});
		const behind = Object.entries(all).filter(([field]) => stepOf(field) < to);
		if (behind.length === 0) return page(to, typed, {});
		const first = Math.min(...behind.map(([field]) => stepOf(field))) as SetupStep;
		const faults = Object.fromEntries(behind.filter(([field]) => stepOf(field) === first));
		return fail(400, page(first, typed, faults));
	},

	confirm: async ({ request, locals, url, cookies }) => {
		const form = await request.formData();
		const typed = await typedSetup(form);
		const outcome = await locals.app.organization.setUp(url.searchParams.get('chiave') ?? '', {
			organization: typed.organization,
			logo: logoBytes(typed),
			administrator: {
				name: typed.administratorName,
				email: typed.administratorEmail,
				password: String(form.get('password') ?? ''),
			},
			locale: locals.locale,
			textSize: locals.textSize,
			device: request.headers.get('user-agent') ?? '',
		});
		if (!('refused' in outcome)) {
			setSessionCookie(cookies, url, outcome.session);
			return {
				...page(4, typed, {}),
				done: {
					slug: outcome.slug,
					body: typed.organization.name ?? '',
					name: typed.administratorName,
					at: Date.now(),
				},
			};
		}
		if (outcome.refused === 'link') return fail(410, { over: outcome.state });
		const fields = Object.keys(outcome.faults);
		const first = Math.min(...fields.map(stepOf)) as SetupStep;
		const faults = Object.fromEntries(
			Object.entries(outcome.faults).filter(([field]) => stepOf(field) === first),
		);
		return fail(400, page(first, typed, faults));
	},
};
