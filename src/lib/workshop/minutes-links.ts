/** Where the page of the minutes leads: addresses of this installation. */
export interface MinutesLinks {
	readonly back: string;
	readonly pdf: string;
	readonly docx: string;
	readonly csv: string;
}
