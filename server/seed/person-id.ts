import { personColor } from '#domain/person/color.ts';
import type { Ids } from '../clock.ts';

/** A random id whose circle has a certain colour, so that the people of the demonstration are told apart at a glance. */
export function idOfColor(ids: Ids, color: number | undefined): string {
	for (;;) {
		const id = ids();
		if (color === undefined || personColor(id) === color) return id;
	}
}
