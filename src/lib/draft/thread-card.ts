/** A card in the thread of a clause, as the server tells it. */
export interface ThreadCard {
	readonly cardId: string;
	readonly text: string;
	readonly kind: 'screen' | 'paper';
	/** When it was carried into the draft, milliseconds since 1970. */
	readonly at: number;
	/** The clause whose words brought it here, when that is another one. */
	readonly through: { readonly number: number | null; readonly title: string } | null;
}
