/** The form of a comment, fetched by those who may write one. Rendered by the server all the same. */
export async function commentForm(may: boolean) {
	return may ? (await import('./CommentForm.svelte')).default : null;
}
