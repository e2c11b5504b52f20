import { closeCode, seat, type SeatNumber } from '#protocol/wire/wire.ts';

/** What the state line says about the text of this page. "saved" means on the server's disk, nothing less. */
export type SaveStatus =
	| { readonly kind: 'connecting' }
	/** `at`: when the last edit of this page reached the disk; null when nothing was edited here. */
	| { readonly kind: 'saved'; readonly at: number | null }
	| { readonly kind: 'sending' }
	/** Changes, if any, live in this page only. */
	| { readonly kind: 'offline'; readonly unsent: boolean }
	/** The server is there, but its disk refuses. */
	| { readonly kind: 'not-saved' }
	| { readonly kind: 'read-only' }
	/** Rights were taken away, or the tavolo is gone: the text may still be copied. */
	| { readonly kind: 'revoked'; readonly unsent: boolean }
	| { readonly kind: 'signed-out'; readonly unsent: boolean }
	/** This page is older than the text, or sent something the server did not understand. */
	| { readonly kind: 'reload'; readonly unsent: boolean };

export interface LinkFacts {
	/** `never`: not yet connected since the page opened. */
	readonly link: 'never' | 'up' | 'down';
	/** Code of a close that no reconnect can change. */
	readonly closed: number | null;
	/** What the server lets this connection do; null until it said so. */
	readonly seat: SeatNumber | null;
	/** Edits of this page that are not known to be on disk. */
	readonly unsent: boolean;
	readonly savedAt: number | null;
}

export function decideStatus({ link, closed, seat: given, unsent, savedAt }: LinkFacts): SaveStatus {
	switch (closed) {
		case closeCode.signedOut:
			return { kind: 'signed-out', unsent };
		case closeCode.notAllowed:
			return { kind: 'revoked', unsent };
		case null:
			break;
		default:
			return { kind: 'reload', unsent };
	}
	if (link === 'never') return unsent ? { kind: 'offline', unsent } : { kind: 'connecting' };
	if (link === 'down') return { kind: 'offline', unsent };
	switch (given) {
		case null:
			return unsent ? { kind: 'sending' } : { kind: 'connecting' };
		case seat.reader:
			return unsent ? { kind: 'revoked', unsent } : { kind: 'read-only' };
		case seat.outdated:
			return { kind: 'reload', unsent };
		case seat.notStoring:
			return { kind: 'not-saved' };
		case seat.writer:
			return unsent ? { kind: 'sending' } : { kind: 'saved', at: savedAt };
	}
}
