/** The files beside a proposal, fetched where there are any. Rendered by the server all the same. */
export async function proposalFiles(any: boolean) {
	return any ? (await import('./ProposalFiles.svelte')).default : null;
}

/** Where a proposal went in the text, fetched by those that went somewhere. */
export async function proposalEndings(any: boolean) {
	return any ? (await import('./ProposalEndings.svelte')).default : null;
}
