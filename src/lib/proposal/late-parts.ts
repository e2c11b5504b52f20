/** The files beside a proposal, fetched where there are any. Rendered by the server all the same. */
export async function proposalFiles(any: boolean) {
	return any ? (await import('./ProposalFiles.svelte')).default : null;
}
