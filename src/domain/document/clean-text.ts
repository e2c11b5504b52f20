/** Control characters but the new line and the tab, and those that are no characters: XML and PDF refuse them. */

const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu;
/** Marks that turn the writing direction until somebody turns it back: one in a card would turn the rest of the page. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;

/** What somebody typed, fit for a document: new lines are `\n`, no control characters, no half characters. */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?|[\u2028\u2029\u000b\u000c\u0085]/gu, '\n')
		.replace(unprintable, '')
		.replace(turning, '')
		.toWellFormed();
}

/** The same for every text inside a value made of objects and lists. */
export function cleanTexts<Value>(value: Value): Value {
	if (typeof value === 'string') return cleanText(value) as Value;
	if (Array.isArray(value)) return value.map(cleanTexts) as Value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanTexts(part)])) as Value;
}
