import type { Actor } from '#domain/person/actor.ts';
import type { Locale, TextSize } from '#domain/person/preferences.ts';
import type { App as RunningApp } from '#server/app.ts';
import type { Asking } from '#server/limits/limits.ts';
import type { PersonView } from '#server/person/sessions.ts';

declare global {
	namespace App {
		interface Locals {
			/** The running installation, set by `server/main.ts` or `server/dev.ts`; the only way from a page to the server. */
			app: RunningApp;
			actor: Actor;
			/** The signed-in person as the pages show them, or null. */
			person: PersonView | null;
			/** For `app.limits.take`: each form asks for a turn before its act. */
			asking: Asking;
			locale: Locale;
			textSize: TextSize;
		}
	}
}

export {};
