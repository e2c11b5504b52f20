/** Where a row of a public document lives in the product today. */
export type RowPlace =
	/** A fact of the data set: `id` in `facts`. */
	| { readonly in: 'fact'; readonly id: string }
	| { readonly in: 'body'; readonly slug: string }
	| { readonly in: 'space'; readonly slug: string }
	/** A card, by words it contains. */
	| { readonly in: 'card'; readonly space: string; readonly words: string }
	/** A clause, by words it contains. */
	| { readonly in: 'clause'; readonly space: string; readonly words: string }
	| { readonly in: 'source'; readonly space: string; readonly words: string }
	| { readonly in: 'phase'; readonly space: string; readonly kind: string }
	/** A rule of the product itself, not a piece of content. */
	| { readonly in: 'product'; readonly how: string }
	| { readonly in: 'dropped'; readonly why: string };

export interface Row {
	readonly row: string;
	readonly places: readonly [RowPlace, ...RowPlace[]];
}

export const fact = (...ids: string[]): RowPlace[] => ids.map((id) => ({ in: 'fact', id }));
export const body = (...slugs: string[]): RowPlace[] => slugs.map((slug) => ({ in: 'body', slug }));
export const space = (slug: string): RowPlace[] => [{ in: 'space', slug }];
export const card = (spaceSlug: string, words: string): RowPlace[] => [
	{ in: 'card', space: spaceSlug, words },
];
export const clause = (spaceSlug: string, words: string): RowPlace[] => [
	{ in: 'clause', space: spaceSlug, words },
];
export const source = (spaceSlug: string, words: string): RowPlace[] => [
	{ in: 'source', space: spaceSlug, words },
];
export const phase = (spaceSlug: string, kind: string): RowPlace[] => [
	{ in: 'phase', space: spaceSlug, kind },
];
export const product = (how: string): RowPlace[] => [{ in: 'product', how }];
export const dropped = (why: string): RowPlace[] => [{ in: 'dropped', why }];

export function row(id: string, ...places: readonly (readonly RowPlace[])[]): Row {
	const [first, ...rest] = places.flat();
	if (first === undefined) throw new Error(`Row ${id} has no place.`);
	return { row: id, places: [first, ...rest] };
}
