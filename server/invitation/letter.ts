import type { Locale } from '#domain/person/preferences.ts';
import type { Letter } from '../mail/mailer.ts';

export interface InvitationLetter {
	readonly to: string;
	readonly link: string;
	readonly expiresAt: number;
	readonly locale: Locale;
	/** Null for a protected tavolo: somebody else may read this mailbox. */
	readonly inviter: string | null;
	readonly note: string;
}

interface Words {
	readonly subject: string;
	readonly from: (name: string) => string;
	readonly plain: string;
	readonly open: string;
	readonly until: (day: string) => string;
	readonly unexpected: string;
}

const words: Record<Locale, Words> = {
	it: {
		subject: 'Un invito per te',
		from: (name) => `${name} ti invita a lavorare insieme su Tavolo.`,
		plain: 'Hai ricevuto un invito.',
		open: 'Apri questo indirizzo per leggere l’invito e decidere:',
		until: (day) => `L’invito vale una volta sola, fino al ${day}.`,
		unexpected: 'Se non te lo aspettavi, non fare nulla.',
	},
	en: {
		subject: 'An invitation for you',
		from: (name) => `${name} invites you to work together on Tavolo.`,
		plain: 'You have received an invitation.',
		open: 'Open this address to read the invitation and decide:',
		until: (day) => `The invitation works once, until ${day}.`,
		unexpected: 'If you did not expect it, do nothing.',
	},
	ar: {
		subject: 'دعوة لك',
		from: (name) => `يدعوك ${name} إلى العمل معاً على Tavolo.`,
		plain: 'وصلتك دعوة.',
		open: 'افتح هذا العنوان لقراءة الدعوة واتخاذ القرار:',
		until: (day) => `تصلح الدعوة مرة واحدة فقط، حتى ${day}.`,
		unexpected: 'إن لم تكن تنتظرها فلا تفعل شيئاً.',
	},
};

/** Never what the tavolo is about: its name and purpose are read on the page, behind the link. */
export function invitationLetter(invitation: InvitationLetter): Letter {
	const say = words[invitation.locale];
	const day = new Intl.DateTimeFormat(invitation.locale === 'it' ? 'it-IT' : invitation.locale, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'Europe/Rome',
	}).format(invitation.expiresAt);
	const lines = [
		invitation.inviter === null ? say.plain : say.from(invitation.inviter),
		...(invitation.note === '' ? [] : ['', `«${invitation.note}»`]),
		'',
		say.open,
		invitation.link,
		'',
		say.until(day),
		say.unexpected,
	];
	return { to: invitation.to, subject: say.subject, text: lines.join('\n') };
}
