import { parseAccount, type AccountField, type AccountInput } from '#domain/person/account.ts';
import type { PersonId } from '#domain/person/actor.ts';
import type { FormRefused } from '#domain/person/faults.ts';
import type { Locale, TextSize } from '#domain/person/preferences.ts';
import { decideLogo } from '#domain/organization/logo.ts';
import {
	parseOrganization,
	type OrganizationField,
	type OrganizationInput,
} from '#domain/organization/organization-fields.ts';
import { yearAt } from '#domain/organization/year-at.ts';
import type { Kit } from '../kit.ts';
import { createPerson } from '../person/create-person.ts';
import { claimInstallation, setupState, type SetupState } from '../person/setup-link.ts';
import { hashPassword, type SignedIn } from '../person/sign-in.ts';
import type { Sessions } from '../person/sessions.ts';
import { affiliate } from './affiliate.ts';
import { bothFaults } from './create-organization.ts';
import { writeOrganization } from './write-organization.ts';

export type AdministratorField = 'administratorName' | 'administratorEmail' | 'password';
export type SetUpField = OrganizationField | AdministratorField | 'logo';

export interface SetUpInput {
	readonly organization: OrganizationInput;
	readonly logo: Uint8Array | null;
	readonly administrator: AccountInput;
	readonly locale: Locale;
	readonly textSize: TextSize;
	readonly device: string;
}

export interface LinkRefused {
	readonly refused: 'link';
	readonly state: Exclude<SetupState, 'open'>;
}

interface Written {
	readonly slug: string;
	readonly personId: PersonId;
}

const administratorFields: Record<AccountField, AdministratorField> = {
	name: 'administratorName',
	email: 'administratorEmail',
	password: 'password',
};

/** What is wrong with the first-run form so far; `password` counts only when the form has come to it. */
export function checkSetUp(
	kit: Kit,
	input: Pick<SetUpInput, 'organization' | 'logo' | 'administrator'>,
): FormRefused<SetUpField>['faults'] {
	const facts = parseOrganization(input.organization, yearAt(kit.clock()));
	const logo = input.logo === null ? null : decideLogo(input.logo);
	const account = parseAccount(input.administrator);
	const faults: FormRefused<SetUpField>['faults'] = { ...bothFaults(facts, logo).faults };
	if ('refused' in account) {
		for (const [field, code] of Object.entries(account.faults)) {
			faults[administratorFields[field as AccountField]] = code;
		}
	}
	return faults;
}

/** The first body and the first administrator, once, in one commit with the link that allowed it. */
export async function setUp(
	kit: Kit,
	sessions: Sessions,
	token: string,
	input: SetUpInput,
): Promise<{ readonly slug: string; readonly session: SignedIn } | LinkRefused | FormRefused<SetUpField>> {
	const before = await setupState(kit, token);
	if (before !== 'open') return { refused: 'link', state: before };
	const facts = parseOrganization(input.organization, yearAt(kit.clock()));
	const logo = input.logo === null ? null : decideLogo(input.logo);
	const account = parseAccount(input.administrator);
	if ('refused' in facts || 'refused' in account || (logo && 'refused' in logo)) {
		return { refused: 'fields', faults: checkSetUp(kit, input) };
	}
	const passwordHash = await hashPassword(account.password);
	const done = await kit.storage.unitOfWork<Written | LinkRefused>(async (unit) => {
		const state = await claimInstallation(kit, unit, token);
		if (state !== 'open') return { refused: 'link', state };
		const { id, slug } = await writeOrganization(kit, unit, facts, { host: true, logo });
		const created = await createPerson(kit, unit, {
			...account,
			passwordHash,
			locale: input.locale,
			textSize: input.textSize,
			administrator: true,
		});
		if ('refused' in created) throw new Error('An installation that is not set up already has this person.');
		await affiliate(kit, unit, { personId: created.personId, organizationId: id, position: '' });
		return { slug, personId: created.personId };
	});
	if ('refused' in done) return done;
	const session = await sessions.open(done.personId, input.device);
	return { slug: done.slug, session: { ...session, personId: done.personId } };
}
