/** What the address asks of a list of the office. */
export function askedList(url: URL): { readonly words: string; readonly after: string | null } {
	return { words: (url.searchParams.get('cerca') ?? '').slice(0, 200), after: url.searchParams.get('dopo') };
}
