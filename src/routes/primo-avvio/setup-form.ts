import { logoTypes } from '#domain/organization/logo.ts';
import { typedLogo, typedOrganization } from '#lib/organization/typed-form.ts';
import type { SetupTyped } from './setup-steps.ts';

export async function typedSetup(form: FormData): Promise<SetupTyped> {
	const uploaded = await typedLogo(form);
	return {
		organization: typedOrganization(form),
		administratorName: String(form.get('administratorName') ?? ''),
		administratorEmail: String(form.get('administratorEmail') ?? ''),
		logo: uploaded ? Buffer.from(uploaded).toString('base64') : String(form.get('logoKept') ?? ''),
	};
}

export function logoBytes(typed: SetupTyped): Uint8Array | null {
	return typed.logo === '' ? null : new Uint8Array(Buffer.from(typed.logo, 'base64'));
}

/** The picture as an address the page can show; null unless it really is one. */
export function logoShown(typed: SetupTyped, type: string | null): string | null {
	return logoTypes.some((known) => known === type) ? `data:${type};base64,${typed.logo}` : null;
}
