import type { Visibility } from '#domain/space/role.ts';
import { m } from '#i18n/paraglide/messages.js';

/** "Bozza · Patto educativo · Tavolo"; in a protected tavolo every page is called the same, and says nothing. */
export function pageTitle(
	space: { readonly title: string; readonly visibility: Visibility },
	part: string | null,
): string {
	if (space.visibility === 'protected') return m.page_safe_title();
	return [part, space.title, 'Tavolo'].filter(Boolean).join(' · ');
}
