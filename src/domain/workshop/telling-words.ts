import { foldText } from '#domain/person/fold-text.ts';

/** Words of any card, which say nothing of what it is about; and what everybody asks for: "serve", "più", "we need". */
const empty = new Set(
	(
		'a ad ai al all alla alle agli allo anche ancora avere c ce che chi ci ciascuno come con cosa cose cui d da dai dal dall dalla ' +
		'dalle dagli dallo degli dei del dell della delle dello dentro di dopo dove e ed era esserci essere fa fare fino fra ' +
		'gli ha hanno ho i il in io l la le lei li lo loro lui ma magari me meno mi mia mie miei mio molta molte molti molto ' +
		'ne nei nel nell nella nelle negli nello noi nostra nostre nostri nostro o ogni oppure per perche pero piu po poco ' +
		'poi possa possano possono potere prima puo qualche quando quanto quella quelle quelli quello questa queste questi questo ' +
		'qui s sara se sempre senza si sia siano solo sono sta stare stesso su sua sue sugli sui sul sull sulla sulle sullo suo suoi ' +
		'tanta tanto te ti tra troppo tu tua tuo tutta tutte tutti tutto un una uno va vi vicino voi volta vorrei vorremmo ' +
		'bisogna bisognerebbe bisogno deve devono dovrebbe dovrebbero serve servono servirebbe servirebbero vogliamo mettere avere non mai no nessuno ' +
		'about also an and are as at be been but by can could do does every for from had has have how if into is it its ' +
		'just like me more most my need needs not of on one only or our out should so some than that the their them then ' +
		'there they this to up us very want was we were what when where which who will with without would you your ' +
		'في من الى إلى على عن مع هذا هذه ذلك تلك التي الذي الذين ان أن إن أو او ثم كل بعض غير كان كانت يكون تكون هو هي هم نحن ' +
		'انا أنا انت لا لم لن ما ليس قد بعد قبل عند لدى حتى اذا إذا كما بين هناك يجب نحتاج نريد اكثر أكثر و يا لكن ايضا أيضا'
	)
		.split(' ')
		.map(foldText),
);

/** A word of a card: as it stands there, and what it is compared by; null for a word that tells nothing. */
export interface CardWord {
	readonly start: number;
	readonly end: number;
	readonly stem: string | null;
}

/** Between two words of one phrase stands nothing but a space, a hyphen or an apostrophe. */
export function phrasesIn(text: string): readonly (readonly CardWord[])[] {
	const phrases: CardWord[][] = [];
	let previous = -1;
	for (const { index, 0: word } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
		const joined = previous !== -1 && /^(?: |[-’'ʼ])$/.test(text.slice(previous, index));
		if (!joined) phrases.push([]);
		phrases.at(-1)!.push({ start: index, end: index + word.length, stem: stemOf(word) });
		previous = index + word.length;
	}
	return phrases;
}

function stemOf(word: string): string | null {
	const folded = foldText(word);
	if (empty.has(folded) || !/\p{L}{2}/u.test(folded)) return null;
	return /\p{Script=Arabic}/u.test(folded) ? arabicStem(folded) : latinStem(folded);
}

/** One for singular and plural, and for both genders: scuola, scuole; luogo, luoghi; aperto, aperta; space, spaces. */
function latinStem(word: string): string {
	if (word.length < 4) return word;
	const singular = word.length > 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
	const short = singular.replace(/h?[aeiou]{1,2}$/, '');
	return short.length < 3 ? singular : short;
}

/** Without article and one-letter words written together with it, and with one final letter for the two that sound alike. */
function arabicStem(word: string): string {
	const bare = word.replace(/^(?:[وفبك]?ال|لل)(?=.{3})/u, '');
	return bare.replace(/[ةه]$/u, 'ه').replace(/ى$/u, 'ي');
}
