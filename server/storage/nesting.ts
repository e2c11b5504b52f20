import { AsyncLocalStorage } from 'node:async_hooks';
import type { UnitOfWork } from './storage.ts';

/**
 * Which units of work are open, and whether the code that asks runs inside one: waiting for the writer there would
 * wait for ever.
 */
export function createNesting() {
	const open = new WeakSet<UnitOfWork>();
	const inside = new AsyncLocalStorage<UnitOfWork>();
	const isInside = (): boolean => {
		const outer = inside.getStore();
		return outer !== undefined && open.has(outer);
	};
	return {
		isInside,
		isOpen: (unit: UnitOfWork) => open.has(unit),
		async run<T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> {
			open.add(unit);
			return inside.run(unit, work);
		},
		end(unit: UnitOfWork): void {
			open.delete(unit);
		},
		/** Throws when called from inside an open unit of work. */
		refuseInside(): void {
			if (isInside()) throw new Error('A unit of work was asked for inside another: hand the open one on.');
		},
	};
}
