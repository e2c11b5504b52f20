import type { TypedChoice } from '#domain/poll/choice.ts';
import type { MethodKind } from '#domain/poll/method.ts';

/** What a form with a ballot of this kind sends: `scelta`, or `posto-<option>`, or `pallini-<option>`. */
export function typedChoice(kind: MethodKind, form: FormData): TypedChoice {
	if (kind === 'yes-no' || kind === 'gradient')
		return { kind: 'one', line: String(form.get('scelta') ?? '') };
	const prefix = kind === 'ranking' ? 'posto-' : 'pallini-';
	const numbers: Record<string, number> = {};
	for (const [name, value] of form) {
		if (!name.startsWith(prefix)) continue;
		const text = String(value).trim();
		// What is no whole number is told as an unknown choice, not as none.
		numbers[name.slice(prefix.length)] = text === '' ? 0 : /^\d{1,4}$/.test(text) ? Number(text) : -1;
	}
	return kind === 'ranking' ? { kind: 'places', places: numbers } : { kind: 'dots', dots: numbers };
}

/** The same as it goes back to a page whose vote was not taken: nothing anybody chose is lost. */
export function chosenNumbers(choice: TypedChoice): Record<string, number> {
	if (choice.kind === 'one') return choice.line === '' ? {} : { [choice.line]: 1 };
	return { ...(choice.kind === 'places' ? choice.places : choice.dots) };
}
