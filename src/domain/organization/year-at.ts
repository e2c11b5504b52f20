/** The year it is at a moment (milliseconds since 1970) where the bodies are, wherever the server stands. */
export function yearAt(moment: number, timeZone = 'Europe/Rome'): number {
	return Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment));
}
