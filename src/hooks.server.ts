import type { Handle } from '@sveltejs/kit/hooks';
import { visitor } from '#domain/person/actor.ts';
import type { App } from '#server/app.ts';

const appKey = Symbol.for('tavolo.app');

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.app = (globalThis as unknown as Record<symbol, App>)[appKey]!;
	event.locals.actor = visitor;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', 'it').replace('%dir%', 'ltr'),
	});
};
