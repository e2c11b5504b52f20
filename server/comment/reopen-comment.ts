import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { settleThread, type Settled } from './settle-thread.ts';

export function reopenComment(kit: Kit, actor: Actor, input: unknown): Promise<Settled> {
	return settleThread(kit, actor, input, 'open');
}
