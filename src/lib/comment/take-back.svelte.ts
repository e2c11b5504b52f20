/** Keys to one's own words, by the id of a comment: in the memory of this tab, gone when it is closed or loaded again. */
let keys = $state.raw<Readonly<Record<string, string>>>({});

/** As the answer to a form sent without an account handed it. In the browser only. */
export function keepKey(commentId: string, key: string): void {
	keys = { ...keys, [commentId]: key };
}

export const keyTo = (commentId: string): string | null => keys[commentId] ?? null;
