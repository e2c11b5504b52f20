/** The emendamenti beside their clause, fetched where there are any. */
export async function clauseAmendments(any: boolean) {
	return any ? (await import('./ClauseAmendments.svelte')).default : null;
}

/** What only those who decide can do; whoever reads fetches none of it. Rendered by the server all the same. */
export async function decideForms(decides: boolean) {
	return decides ? (await import('./DecideForms.svelte')).default : null;
}

/** What only the author can do. */
export async function authorActs(own: boolean) {
	return own ? (await import('./AuthorActs.svelte')).default : null;
}
