import { encode } from 'uqr';

/** A QR code as one SVG path of whole squares, in a picture `size` squares wide and high; its margin is in it. */
export interface QrPath {
	readonly size: number;
	readonly path: string;
}

/** Cameras need this much empty paper around a code. */
const margin = 4;

/**
 * The code of a text, which is best short: an address. A seventh of it may be stained or torn and it is still read.
 * Drawn on the server: `<svg viewBox="0 0 {size} {size}"><path d={path} /></svg>`, dark on white, with its words beside it.
 */
export function qrPath(text: string): QrPath {
	const { data, size } = encode(text, { ecc: 'M', border: margin });
	let path = '';
	for (const [y, row] of data.entries())
		for (let x = 0; x < size; x++) {
			let length = 0;
			while (row[x + length]) length++;
			if (length > 0) path += `M${x} ${y}h${length}v1h-${length}z`;
			x += length;
		}
	return { size, path };
}
