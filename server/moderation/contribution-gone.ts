import type { UnitOfWork } from '../storage/storage.ts';
import { settleReports } from './store.ts';

/** Its writer took it back: there is nothing left to look at, and nobody reported in vain. In the unit of work that does so. */
export async function contributionGone(
	unit: UnitOfWork,
	gone: { readonly kind: string; readonly id: string; readonly at: number },
): Promise<void> {
	await settleReports(unit.db, gone, { state: 'withdrawn', by: null, at: gone.at });
}
