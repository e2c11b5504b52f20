import { answers, linesOf, type PollMethod } from './method.ts';

/**
 * What one voter chose, as it is stored: 'for', '3', 'b>a>c' (a ranking, first choice first), 'a:2,b:1' (dots, in the
 * order of the options). One choice has one spelling.
 */
export type Choice = string & { readonly __brand: 'Choice' };

/** As the form sends it. Places count from 1; an option without place or dots is left out. */
export type TypedChoice =
	| { readonly kind: 'one'; readonly line: string }
	| { readonly kind: 'places'; readonly places: Readonly<Record<string, number>> }
	| { readonly kind: 'dots'; readonly dots: Readonly<Record<string, number>> };

export type ChoiceFault =
	'choice-missing' | 'choice-unknown' | 'place-twice' | 'too-many-dots' | 'dots-stacked';

export function decideChoice(
	method: PollMethod,
	typed: TypedChoice,
): { readonly choice: Choice } | { readonly refused: ChoiceFault } {
	switch (method.kind) {
		case 'yes-no':
		case 'gradient':
			if (typed.kind !== 'one') return { refused: 'choice-unknown' };
			if (typed.line === '') return { refused: 'choice-missing' };
			return linesOf(method).includes(typed.line)
				? { choice: typed.line as Choice }
				: { refused: 'choice-unknown' };
		case 'ranking':
			return typed.kind === 'places' ? decideRanking(method, typed.places) : { refused: 'choice-unknown' };
		case 'dots':
			return typed.kind === 'dots' ? decideDots(method, typed.dots) : { refused: 'choice-unknown' };
	}
}

function decideRanking(
	method: Extract<PollMethod, { kind: 'ranking' }>,
	places: Readonly<Record<string, number>>,
): { readonly choice: Choice } | { readonly refused: ChoiceFault } {
	const ranked = Object.entries(places).filter(([, place]) => place !== 0);
	if (ranked.length === 0) return { refused: 'choice-missing' };
	const known = new Set(linesOf(method));
	const fits = ([option, place]: [string, number]): boolean =>
		known.has(option) && Number.isInteger(place) && place >= 1 && place <= known.size;
	if (!ranked.every(fits)) return { refused: 'choice-unknown' };
	if (new Set(ranked.map(([, place]) => place)).size < ranked.length) return { refused: 'place-twice' };
	const order = ranked.toSorted(([, one], [, other]) => one - other).map(([option]) => option);
	return { choice: order.join('>') as Choice };
}

function decideDots(
	method: Extract<PollMethod, { kind: 'dots' }>,
	dots: Readonly<Record<string, number>>,
): { readonly choice: Choice } | { readonly refused: ChoiceFault } {
	const lines = linesOf(method);
	for (const [option, number] of Object.entries(dots)) {
		if (!lines.includes(option) || !Number.isInteger(number) || number < 0)
			return { refused: 'choice-unknown' };
	}
	const put = lines.filter((line) => (dots[line] ?? 0) > 0);
	if (put.length === 0) return { refused: 'choice-missing' };
	if (!method.stack && put.some((line) => dots[line]! > 1)) return { refused: 'dots-stacked' };
	const all = put.reduce((sum, line) => sum + dots[line]!, 0);
	if (all > method.dots) return { refused: 'too-many-dots' };
	return { choice: put.map((line) => `${line}:${dots[line]}`).join(',') as Choice };
}

/** The stored choice, option by option: place for a ranking, dots for dots, 1 on the one line chosen. */
export function readChoice(method: PollMethod, choice: Choice): ReadonlyMap<string, number> {
	switch (method.kind) {
		case 'yes-no':
		case 'gradient':
			return new Map([[choice, 1]]);
		case 'ranking':
			return new Map(choice.split('>').map((option, index) => [option, index + 1]));
		case 'dots':
			return new Map(
				choice.split(',').map((part) => {
					const [option = '', number = '0'] = part.split(':');
					return [option, Number(number)];
				}),
			);
	}
}

const letters = new Map<string, (typeof answers)[number]>([
	['f', 'for'],
	['c', 'against'],
	['a', 'abstain'],
]);

/**
 * A choice as the office types it from a sheet: F, C or A; the number of a degree; for a ranking and for dots the numbers
 * of the options ("2 1 3": first the second one; "1 1 4": two dots on the first).
 */
export function readChoiceFromSheet(
	method: PollMethod,
	typed: string,
): { readonly choice: Choice } | { readonly refused: ChoiceFault } {
	const text = typed.normalize('NFKC').trim().toLowerCase();
	if (text === '') return { refused: 'choice-missing' };
	if (method.kind === 'yes-no') {
		const line = letters.get(text) ?? answers[Number(text) - 1];
		return line === undefined ? { refused: 'choice-unknown' } : { choice: line as string as Choice };
	}
	if (method.kind === 'gradient') return decideChoice(method, { kind: 'one', line: text });
	const numbers = text.split(/[\s,;.>-]+/).filter(Boolean);
	const options = numbers.map((number) => method.options[Number(number) - 1]?.id);
	if (options.some((option) => option === undefined)) return { refused: 'choice-unknown' };
	if (method.kind === 'dots') {
		const dots: Record<string, number> = {};
		for (const option of options) dots[option!] = (dots[option!] ?? 0) + 1;
		return decideChoice(method, { kind: 'dots', dots });
	}
	if (new Set(options).size < options.length) return { refused: 'place-twice' };
	const places = Object.fromEntries(options.map((option, index) => [option!, index + 1]));
	return decideChoice(method, { kind: 'places', places });
}
