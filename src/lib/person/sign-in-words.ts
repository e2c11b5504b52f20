import { m } from '#i18n/paraglide/messages.js';

export interface SignInWords {
	readonly email: string | null;
	readonly password: string | null;
	/** What concerns both, above the form. */
	readonly sentence: string | null;
}

/** A refused sign-in in the reader's language. It never says whether the address or the password was wrong. */
export function signInWords(refused: string | undefined, seconds = 60): SignInWords {
	const email =
		refused === 'email-missing'
			? m.person_email_missing()
			: refused === 'not-an-address'
				? m.person_email_wrong()
				: null;
	const sentence =
		refused === 'not-recognized'
			? m.person_not_recognized()
			: refused === 'too-many-tries'
				? m.person_too_many_tries({ minutes: Math.max(1, Math.ceil(seconds / 60)) })
				: null;
	return { email, password: refused === 'password-missing' ? m.person_password_missing() : null, sentence };
}
