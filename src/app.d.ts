import type { Actor } from '#domain/person/actor.ts';
import type { App as RunningApp } from '#server/app.ts';

declare global {
	namespace App {
		interface Locals {
			/** The running installation, set by `server/main.ts` or `server/dev.ts`; the only way from a page to the server. */
			app: RunningApp;
			actor: Actor;
		}
	}
}

export {};
