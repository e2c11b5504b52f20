export const largestLogo = 200 * 1024;
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type LogoType = (typeof logoTypes)[number];

export interface Logo {
	readonly type: LogoType;
	readonly bytes: Uint8Array;
}

export type LogoRefusal = 'too-large' | 'not-an-image';

/** The file says by its first bytes what it is; its name and declared type prove nothing. No SVG: it can carry scripts. */
export function decideLogo(bytes: Uint8Array): Logo | { readonly refused: LogoRefusal } {
	if (bytes.length > largestLogo) return { refused: 'too-large' };
	const type = typeOf(bytes);
	return type ? { type, bytes } : { refused: 'not-an-image' };
}

function typeOf(bytes: Uint8Array): LogoType | null {
	const starts = (offset: number, ...expected: number[]) =>
		expected.every((byte, index) => bytes[offset + index] === byte);
	if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
	if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
	return null;
}
