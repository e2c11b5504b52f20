import type { Actor } from '#domain/person/actor.ts';
import { isLocale, isTextSize } from '#domain/person/preferences.ts';
import type { Kit } from '../kit.ts';
import * as store from './store.ts';

/** Language and text size follow a signed-in person to every device; a visitor has them in the cookie alone. */
export async function changePreferences(
	kit: Kit,
	actor: Actor,
	input: { readonly locale?: string; readonly textSize?: string },
): Promise<void> {
	if (actor.kind !== 'person') return;
	const change = {
		...(isLocale(input.locale) ? { locale: input.locale } : {}),
		...(isTextSize(input.textSize) ? { text_size: input.textSize } : {}),
	};
	if (Object.keys(change).length === 0) return;
	await kit.storage.unitOfWork(({ db }) => store.updatePerson(db, actor.personId, change));
}
