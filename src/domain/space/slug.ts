/** The last part of an address, made from a title: ascii letters, digits and hyphens. Empty when nothing is left. */
export function slugOf(title: string): string {
	return title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['’]/g, ' ')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
}

const reserved = new Set(['nuovo']);

/** The first free address for a title: `patto`, `patto-2`, `patto-3` … */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
	const base = slugOf(title) || 'tavolo';
	for (let number = 1; ; number += 1) {
		const slug = number === 1 ? base : `${base}-${number}`;
		if (!taken.has(slug) && !reserved.has(slug)) return slug;
	}
}
