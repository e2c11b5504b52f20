/** A clause as its readers get it: `html` is made by `renderClause` alone. */
export interface ReadClause {
	readonly id: string;
	readonly number: number | null;
	readonly title: string;
	readonly html: string;
}
