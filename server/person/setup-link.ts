import type { Kit } from '../kit.ts';
import { hashToken } from './session-adapter.ts';
import * as store from './store.ts';

/**
 * The one-time address of the first-run page, or null when there is nothing to set up. Made anew at every start until
 * somebody has used it, so that a lost console line is found again by restarting.
 */
export async function setupLink(kit: Kit): Promise<string | null> {
	const { config, storage, clock, ids } = kit;
	if (config.demonstration || config.origin === null) return null;
	const token = ids() + ids();
	const waiting = await storage.unitOfWork(({ db }) => store.offerSetup(db, hashToken(token), clock()));
	return waiting ? `${config.origin}/primo-avvio?chiave=${token}` : null;
}
