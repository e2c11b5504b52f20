interface OfBody {
	readonly people: number;
}

const sum = (bodies: readonly OfBody[]): number => bodies.reduce((all, { people }) => all + people, 0);

/** Those without a phone who were there for a body cannot be more than those who were there. `others`: of the other bodies. */
export function decidePaperBody(
	counted: number,
	others: readonly OfBody[],
	people: number,
): { readonly people: number } | { readonly refused: 'more-than-counted'; readonly left: number } {
	const left = Math.max(0, counted - sum(others));
	return people > left ? { refused: 'more-than-counted', left } : { people };
}

/** What the minutes may say of them: nothing while the tables were counted anew and come to fewer. */
export function paperByBody<Body extends OfBody>(counted: number, bodies: readonly Body[]): readonly Body[] {
	return sum(bodies) > counted ? [] : bodies;
}
