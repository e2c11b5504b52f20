/** Letters that are not another letter with a mark, but that people type without it. */
const alone: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/**
 * Text brought to the one form in which it is compared and found: look-alike letters are one letter, no accents, no
 * capitals, and a single space between words. Only to compare: what people read stays as it was typed.
 */
export function foldText(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[ßæœøđłı]/g, (letter) => alone[letter]!)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Whoever types more words than these has pasted a text. */
const mostWords = 8;

/**
 * What somebody looks for, as beginnings of folded words. The last vowels of a longer word go, so that "scuole" finds
 * "scuola" and "perché" finds "perche". Empty when nothing typed is a word.
 */
export function searchWords(typed: string): readonly string[] {
	const words = foldText(beginningOf(typed)).split(' ').filter(Boolean);
	return [...new Set(words.map(stem))].slice(0, mostWords);
}

/** Articles, prepositions and the like say nothing of what a title is about. */
const empty = new Set(
	(
		'alla alle agli allo anche anno chi che cosa come con coi dal dalla dalle dagli del della delle degli dello ' +
		'dei dove due ecco ogni essere fare fra gli hanno loro meno molto nei nel nella nelle negli nello non nostra ' +
		'nostri nostro per perche piu poi puo quando quella quelle quello questa queste questi questo sia solo sono ' +
		'sua sue sugli sul sulla sulle suoi tra tre tutta tutte tutti tutto una uno vogliamo vorrei with from that this the and for'
	).split(' '),
);

/** The words of a title by which something like it may be found. */
export function tellingWords(title: string): readonly string[] {
	const words = foldText(beginningOf(title))
		.split(' ')
		.filter((word) => word.length > 2 && !empty.has(word));
	return [...new Set(words.map(stem))].slice(0, mostWords);
}

/** Without a last word cut in two. */
function beginningOf(typed: string): string {
	return typed.length <= 400 ? typed : typed.slice(0, 400).replace(/\S+$/, '');
}

function stem(word: string): string {
	if (word.length < 5) return word;
	const short = word.replace(/h?[aeiou]{1,2}$/, '');
	return short.length < 4 ? word.slice(0, 4) : short;
}
