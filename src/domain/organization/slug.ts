/** Names of pages under /enti that are no bodies. */
const reserved = new Set(['nuovo']);

/** The last part of a body's address: ascii letters, digits and hyphens. */
export function slugOf(name: string): string {
	const slug = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	return slug || 'ente';
}

/** The first free one: `banca-del-tempo`, `banca-del-tempo-2` … */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
	const base = slugOf(name);
	for (let number = 1; ; number += 1) {
		const slug = number === 1 ? base : `${base}-${number}`;
		if (!taken.has(slug) && !reserved.has(slug)) return slug;
	}
}
