let sentence = $state('');

/** Says a sentence once in the page's one status region (`<Status />`, in the root layout). Only in the browser. */
export function announce(text: string): void {
	// The same sentence twice is spoken twice: a no-break space makes it new to the ear.
	sentence = text === sentence ? `${text}\u00a0` : text;
}

export function spoken(): string {
	return sentence;
}
