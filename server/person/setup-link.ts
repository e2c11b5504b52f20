import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import * as store from './store.ts';
import { hashToken, newToken } from './token.ts';

/**
 * The link of the first run, until it has been used; null in a demonstration and in an installation that is set up.
 * Only its hash is stored, so each start before that prints a new one and the older stops working.
 */
export async function setupLink(kit: Kit): Promise<string | null> {
	const { config } = kit;
	if (config.demonstration || config.origin === null) return null;
	const token = newToken();
	const wanted = await kit.storage.unitOfWork(({ db }) =>
		store.offerSetup(db, hashToken(token), kit.clock()),
	);
	return wanted ? `${config.origin}/primo-avvio?chiave=${token}` : null;
}

/** used: somebody has been here before; unknown: no such link, or a newer start printed another. */
export type SetupState = 'open' | 'used' | 'unknown';

export async function setupState(kit: Kit, token: string): Promise<SetupState> {
	return stateOf(kit, kit.storage.read, token);
}

async function stateOf(kit: Kit, db: UnitOfWork['db'], token: string): Promise<SetupState> {
	if (kit.config.demonstration) return 'unknown';
	const row = await store.installation(db);
	if (row && row.set_up_at !== null) return 'used';
	return row?.setup_token_hash === hashToken(token) ? 'open' : 'unknown';
}

/** Uses the link up, inside the unit of work that sets everything up. */
export async function claimInstallation(kit: Kit, unit: UnitOfWork, token: string): Promise<SetupState> {
	const state = await stateOf(kit, unit.db, token);
	if (state === 'open') await store.markSetUp(unit.db, kit.clock());
	return state;
}
