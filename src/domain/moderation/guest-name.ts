import { parseName } from '#domain/person/text.ts';

export const longestGuestName = 60;

export type GuestNameFault = 'name-missing' | 'name-too-long' | 'name-taken';

/** What somebody without an account calls themselves, as it is kept. */
export function readGuestName(
	typed: string,
): { readonly value: string } | { readonly refused: Exclude<GuestNameFault, 'name-taken'> } {
	const name = parseName(typed, longestGuestName);
	if ('value' in name) return name;
	return { refused: name.refused === 'too-long' ? 'name-too-long' : 'name-missing' };
}

/**
 * May somebody without an account use this name beside these people and bodies? Not when it is theirs, in any order of
 * its words and with any spaces, capitals, accents and look-alike letters, nor when it begins with theirs ("Giulia Riva,
 * Banca del tempo"). A first name alone is everybody's: "Giulia" may stand beside Giulia Riva.
 */
export function decideGuestName(name: string, taken: readonly string[]): GuestNameFault | null {
	const own = lookOf(name);
	return taken.some((other) => passesFor(own, lookOf(other))) ? 'name-taken' : null;
}

interface Look {
	/** In the order of the alphabet. */
	readonly words: string;
	readonly joined: string;
	readonly count: number;
}

function passesFor(own: Look, other: Look): boolean {
	if (other.joined === '') return false;
	if (own.joined === other.joined || own.words === other.words) return true;
	return other.count > 1 && own.joined.startsWith(other.joined);
}

/**
 * Letters of other scripts, and figures, that look like a Latin letter in the fonts of this house; i, l, 1 and | are one
 * stroke. After the fold of Unicode (NFKD, no marks, small letters), which joins full-width, bold and accented ones.
 */
const alike: Readonly<Record<string, string>> = {
	...pairs('абвгеіїјкмнорсѕтухһԁԛԝ', 'a6brelljkmhopcstyxhdqw'),
	...pairs('αβγεζηικνορτυχω', 'abyezhlkvoptuxw'),
	...pairs('ıɑɡɩοօսԍ', 'laglooug'),
	...pairs('013|!5$', 'ollllss'),
	...pairs('ىیکةٱ', 'ييكها'),
	ł: 'l',
	đ: 'd',
	ø: 'o',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	i: 'l',
};

function pairs(from: string, to: string): Record<string, string> {
	const seen = [...to];
	return Object.fromEntries([...from].map((letter, index) => [letter, seen[index]!]));
}

/** How a name looks at a glance; only to compare. */
function lookOf(name: string): Look {
	const folded = name
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		// Marks above letters, what is not seen, and the line that stretches Arabic words.
		.replace(/[\p{M}\p{Cf}\u0640]+/gu, '');
	const drawn = [...folded].map((letter) => alike[letter] ?? letter).join('');
	const words = drawn.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	return { words: words.map(close).toSorted().join(' '), joined: close(words.join('')), count: words.length };
}

/** "rn" is read as m, and "vv" as w, where letters stand close. */
function close(word: string): string {
	return word.replaceAll('rn', 'm').replaceAll('vv', 'w');
}
