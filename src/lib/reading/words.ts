import { m } from '#i18n/paraglide/messages.js';

/** "2 articoli cambiati, 1 nuovo": only what there is. */
export function sinceWords(since: {
	readonly changed: number;
	readonly added: number;
	readonly removed: number;
	readonly moved: number;
}): string {
	return [
		since.changed > 0 ? m.reading_count_changed({ count: since.changed }) : null,
		since.added > 0 ? m.reading_count_new({ count: since.added }) : null,
		since.removed > 0 ? m.reading_count_removed({ count: since.removed }) : null,
		since.moved > 0 ? m.reading_count_moved({ count: since.moved }) : null,
	]
		.filter((words) => words !== null)
		.join(m.reading_comma());
}
