import { foldText } from '#domain/person/fold-text.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import { isRude } from './rude-words.ts';

/** In letters as people count them. */
export const nicknameLimit = 30;

export type NicknameRefusal = 'too-long' | 'rude' | 'taken';
export type DecidedNickname =
	| { readonly nickname: string }
	/** `suggestion`: one that is free, where there is one to offer. */
	| { readonly refused: NicknameRefusal; readonly suggestion?: string };

/**
 * How somebody wants to be called in the room. It may stay empty. Two people under one name can't be told apart, so a
 * taken one is refused, whatever its accents and capitals.
 */
export function decideNickname(typed: string, taken: readonly string[]): DecidedNickname {
	if (typed.length > nicknameLimit * 100) return { refused: 'too-long' };
	const nickname = tidyText(visible(typed.toWellFormed().replace(/[\r\n]+/g, ' ')));
	if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(nickname)) return { nickname: '' };
	if (isTooLong(nickname)) return { refused: 'too-long' };
	if (isRude(nickname)) return { refused: 'rude' };
	const theirs = new Set(taken.map(foldNickname));
	if (!theirs.has(foldNickname(nickname))) return { nickname };
	return { refused: 'taken', suggestion: free(nickname, theirs) };
}

/** Marks pile up on one letter without end: what is short to the eye can still be long. */
function isTooLong(text: string): boolean {
	return text.length > nicknameLimit * 12 || lettersIn(text) > nicknameLimit;
}

/** What is not seen only serves to pretend to be somebody else; joiners and variants stay: emoji and scripts need them. */
function visible(text: string): string {
	return text.replace(
		/(?![\u200c\u200d\ufe0e\ufe0f\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}|\p{Co}|\ufffd/gu,
		'',
	);
}

/** What two nicknames are compared by. One of signs alone is compared as it is. */
export function foldNickname(nickname: string): string {
	const bare = nickname.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFC');
	return foldText(bare) || bare;
}

function free(nickname: string, theirs: ReadonlySet<string>): string {
	const stem = nickname.replace(/ \p{N}{1,4}$/u, '');
	for (let number = 2; ; number += 1) {
		const end = ` ${number}`;
		const offered = `${beginning(stem, nicknameLimit - end.length)}${end}`;
		if (!theirs.has(foldNickname(offered))) return offered;
	}
}

function beginning(text: string, letters: number): string {
	const parts = [...new Intl.Segmenter('it', { granularity: 'grapheme' }).segment(text)];
	return parts
		.slice(0, letters)
		.map(({ segment }) => segment)
		.join('')
		.trimEnd();
}
