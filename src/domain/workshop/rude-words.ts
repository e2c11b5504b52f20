import { foldText } from '#domain/person/fold-text.ts';

/**
 * What nobody wants on the projector, in the languages of the room. Kept small: it spares the room the first joke, and
 * whoever leads can still take a nickname away. No word that is also a name, a town, an abbreviation or what somebody
 * is: not "Dick", not "ass." (associazione), not "نيك" (Nick), not "الكس" (Alex).
 */
const words = (
	'cazzo cazzi cazzone cazzoni culo culi minchia minchione figa fighe fica coglione coglioni coglioncello ' +
	'merda merde merdoso stronzo stronza stronzi stronze stronzetto puttana puttane puttaniere mignotta mignotte ' +
	'zoccola zoccole troia troie bagascia vaffanculo fanculo affanculo rottinculo inculo inculata pompino pompini ' +
	'sborra sborrata frocio froci ricchione ricchioni porcodio diocane dioporco porcamadonna ' +
	'fuck fucks fucked fucker fuckers fucking fuckyou motherfucker shit shitty bullshit cunt cunts bitch bitches ' +
	'asshole assholes arsehole wanker wankers whore whores slut sluts pussy twat dickhead blowjob dildo penis ' +
	'nigger niggers nigga faggot faggots ' +
	'كس كسمك كسامك كسك طيز طيزك زب زبي زبر شرموط شرموطة شراميط قحبة قحاب عاهرة منيوك متناك منيك خرا خراء خول عرص'
)
	.split(' ')
	.map(foldText);

const phrases = [
	'porco dio',
	'dio cane',
	'dio porco',
	'porca madonna',
	'figlio di troia',
	'fuck you',
	'كس امك',
].map(foldText);

const rude = new Set(words);
const rudeOnceSqueezed = new Set(words.map(squeeze));

/** Whether a text has a rude word in it: whole words, so that Scunthorpe, Cazzola and Assunta live in peace. */
export function isRude(text: string): boolean {
	const folded = foldText(undisguise(text));
	const joined = folded.replace(/(?<=(^| )\p{L}) (?=\p{L}( |$))/gu, '');
	return (
		phrases.some((phrase) => ` ${folded} `.includes(` ${phrase} `)) ||
		[...folded.split(' '), ...joined.split(' ')].some(
			(word) => rude.has(word) || (/(\p{L})\1\1/u.test(word) && rudeOnceSqueezed.has(squeeze(word))),
		)
	);
}

const posing: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'@': 'a',
	$: 's',
};

/** Numbers and signs that stand for letters, inside a word: "c4zz0". */
function undisguise(text: string): string {
	return text
		.replace(/[\p{Default_Ignorable_Code_Point}]/gu, '')
		.replace(/\S*\p{L}\S*/gu, (word) => word.replace(/[01345@$]/g, (sign) => posing[sign]!));
}

/** Letters said long: "caaazzzo". */
function squeeze(word: string): string {
	return word.replace(/(\p{L})\1+/gu, '$1');
}
