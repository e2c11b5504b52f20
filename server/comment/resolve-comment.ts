import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { settleThread, type Settled } from './settle-thread.ts';

/** "Segna come risolto", by whoever writes the text or facilitates; the words of others stay. */
export function resolveComment(kit: Kit, actor: Actor, input: unknown): Promise<Settled> {
	return settleThread(kit, actor, input, 'resolved');
}
