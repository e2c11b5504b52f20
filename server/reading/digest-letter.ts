import type { Locale } from '#domain/person/preferences.ts';
import type { Letter } from '../mail/mailer.ts';
import type { NewsLine } from './news-views.ts';

interface Words {
	readonly subject: (count: number) => string;
	readonly hello: string;
	readonly guarded: string;
	readonly more: (count: number) => string;
	readonly kinds: Readonly<Record<string, string>>;
	readonly other: string;
	/** After what somebody did without an account. */
	readonly noAccount: string;
	readonly reasons: Readonly<Record<NewsLine['reason'], string>>;
	readonly why: string;
	readonly all: string;
	readonly stop: string;
}

const words: Record<Locale, Words> = {
	it: {
		subject: (count) => (count === 1 ? 'Una novità dai tuoi tavoli' : `${count} novità dai tuoi tavoli`),
		hello: 'Ecco che cosa è successo dall’ultima lettera.',
		guarded: 'C’è una novità in uno spazio riservato. Entra per leggerla.',
		more: (count) => (count === 1 ? 'E un’altra novità.' : `E altre ${count} novità.`),
		kinds: {
			'comment-written': 'Un nuovo commento',
			'comment-answered': 'Una risposta a un commento',
			'comment-resolved': 'Un commento è chiuso',
			'comment-reopened': 'Un commento è di nuovo aperto',
			'proposal-written': 'Una nuova proposta',
			'proposal-changed': 'Una proposta è cambiata',
			'proposal-argued': 'Un nuovo argomento su una proposta',
			'proposal-added-to': 'Una proposta ha un’aggiunta',
			'proposal-linked': 'Una proposta è unita a un articolo',
			'proposal-review': 'Una proposta è in esame',
			'proposal-accepted': 'Una proposta è accolta',
			'proposal-partly': 'Una proposta è accolta in parte',
			'proposal-declined': 'Una proposta non è accolta',
			'amendment-proposed': 'Un nuovo emendamento',
			'amendment-changed': 'Un emendamento è cambiato',
			'amendment-accepted': 'Un emendamento è accolto',
			'amendment-rejected': 'Un emendamento non è accolto',
			'amendment-overtaken': 'Il testo è cambiato sotto un emendamento',
			'amendment-withdrawn': 'Un emendamento è stato ritirato',
			'poll-opened': 'Si può votare',
			'poll-closed': 'Un voto è chiuso',
			'vote-to-confirm': 'Il testo è cambiato: conferma il tuo voto',
			'wording-marked-editorial': 'Una modifica è solo di forma: i voti restano',
			'contribution-hidden': 'Un contributo è stato nascosto',
			'contribution-restored': 'Un contributo si legge di nuovo',
			'space-opened': 'Si è aperto un tavolo',
			'phases-changed': 'Le date delle fasi sono cambiate',
			'organization-joined': 'Un ente si è unito al tavolo',
			'answer-given': 'È arrivata la risposta del tavolo',
			'workshop-announced': 'Un incontro è annunciato',
			'workshop-moved': 'Un incontro ha un altro giorno o luogo',
			'workshop-withdrawn': 'L’annuncio di un incontro è ritirato',
			'workshop-opened': 'Un incontro è aperto',
			'workshop-closed': 'Un incontro è finito',
			'workshop-carried': 'Le idee di un incontro sono nella bozza',
		},
		other: 'Una novità',
		noAccount: 'senza account',
		reasons: {
			own: 'lo hai scritto tu',
			replied: 'hai partecipato alla discussione',
			supported: 'lo hai sostenuto',
			followed: 'lo segui',
			asked: 'puoi votare',
			voted: 'hai votato',
			'written-in': 'hai scritto in quel testo',
			reported: 'lo hai segnalato',
			member: 'fai parte di questo tavolo',
		},
		why: 'perché',
		all: 'Leggi tutto qui:',
		stop: 'Non vuoi più queste lettere? Apri questo indirizzo:',
	},
	en: {
		subject: (count) =>
			count === 1 ? 'One piece of news from your tavoli' : `${count} news from your tavoli`,
		hello: 'This is what happened since the last letter.',
		guarded: 'There is news in a reserved space. Sign in to read it.',
		more: (count) => `And ${count} more.`,
		kinds: {
			'comment-written': 'A new comment',
			'comment-answered': 'A reply to a comment',
			'comment-resolved': 'A comment is settled',
			'comment-reopened': 'A comment is open again',
			'proposal-written': 'A new proposal',
			'proposal-changed': 'A proposal changed',
			'proposal-argued': 'A new argument about a proposal',
			'proposal-added-to': 'A proposal was added to',
			'proposal-linked': 'A proposal was tied to a clause',
			'proposal-review': 'A proposal is being looked at',
			'proposal-accepted': 'A proposal was accepted',
			'proposal-partly': 'A proposal was accepted in part',
			'proposal-declined': 'A proposal was not accepted',
			'amendment-proposed': 'A new amendment',
			'amendment-changed': 'An amendment changed',
			'amendment-accepted': 'An amendment was accepted',
			'amendment-rejected': 'An amendment was not accepted',
			'amendment-overtaken': 'The text changed under an amendment',
			'amendment-withdrawn': 'An amendment was taken back',
			'poll-opened': 'You can vote',
			'poll-closed': 'A vote is closed',
			'vote-to-confirm': 'The text changed: confirm your vote',
			'wording-marked-editorial': 'A change is of form only: votes stay',
			'contribution-hidden': 'A contribution was hidden',
			'contribution-restored': 'A contribution can be read again',
			'space-opened': 'A tavolo was opened',
			'phases-changed': 'The dates of the phases changed',
			'organization-joined': 'A body joined the tavolo',
			'answer-given': 'The answer of the tavolo has come',
			'workshop-announced': 'A meeting is announced',
			'workshop-moved': 'A meeting has another day or place',
			'workshop-withdrawn': 'The announcement of a meeting was withdrawn',
			'workshop-opened': 'A meeting is open',
			'workshop-closed': 'A meeting is over',
			'workshop-carried': 'The ideas of a meeting are in the draft',
		},
		other: 'News',
		noAccount: 'without an account',
		reasons: {
			own: 'you wrote it',
			replied: 'you took part in the discussion',
			supported: 'you supported it',
			followed: 'you follow it',
			asked: 'you can vote',
			voted: 'you voted',
			'written-in': 'you wrote in that text',
			reported: 'you reported it',
			member: 'you belong to this tavolo',
		},
		why: 'because',
		all: 'Read everything here:',
		stop: 'No more letters like this? Open this address:',
	},
	ar: {
		subject: (count) => (count === 1 ? 'خبر جديد من طاولاتك' : `أخبار جديدة من طاولاتك: ${count}`),
		hello: 'هذا ما حدث منذ الرسالة الأخيرة.',
		guarded: 'هناك جديد في مساحة خاصة. ادخل لتقرأه.',
		more: (count) => `وأخبار أخرى: ${count}.`,
		kinds: {
			'comment-written': 'تعليق جديد',
			'comment-answered': 'رد على تعليق',
			'comment-resolved': 'أُغلق تعليق',
			'comment-reopened': 'أُعيد فتح تعليق',
			'proposal-written': 'مقترح جديد',
			'proposal-changed': 'تغيّر مقترح',
			'proposal-argued': 'حجة جديدة حول مقترح',
			'proposal-added-to': 'أُضيف إلى مقترح',
			'proposal-linked': 'رُبط مقترح بمادة',
			'proposal-review': 'مقترح قيد الدراسة',
			'proposal-accepted': 'قُبل مقترح',
			'proposal-partly': 'قُبل مقترح جزئياً',
			'proposal-declined': 'لم يُقبل مقترح',
			'amendment-proposed': 'تعديل جديد',
			'amendment-changed': 'تغيّر تعديل',
			'amendment-accepted': 'قُبل تعديل',
			'amendment-rejected': 'لم يُقبل تعديل',
			'amendment-overtaken': 'تغيّر النص تحت تعديل',
			'amendment-withdrawn': 'سُحب تعديل',
			'poll-opened': 'يمكنك التصويت',
			'poll-closed': 'أُغلق تصويت',
			'vote-to-confirm': 'تغيّر النص: أكّد صوتك',
			'wording-marked-editorial': 'تغيير شكلي فقط: تبقى الأصوات',
			'contribution-hidden': 'أُخفيت مساهمة',
			'contribution-restored': 'عادت مساهمة مقروءة',
			'space-opened': 'فُتحت طاولة',
			'phases-changed': 'تغيّرت مواعيد المراحل',
			'organization-joined': 'انضمت جهة إلى الطاولة',
			'answer-given': 'وصل رد الطاولة',
			'workshop-announced': 'أُعلن عن لقاء',
			'workshop-moved': 'تغيّر موعد لقاء أو مكانه',
			'workshop-withdrawn': 'سُحب إعلان لقاء',
			'workshop-opened': 'بدأ لقاء',
			'workshop-closed': 'انتهى لقاء',
			'workshop-carried': 'أفكار لقاء صارت في المسودة',
		},
		other: 'جديد',
		noAccount: 'بلا حساب',
		reasons: {
			own: 'أنت كتبته',
			replied: 'شاركت في النقاش',
			supported: 'أيّدته',
			followed: 'تتابعه',
			asked: 'بإمكانك التصويت',
			voted: 'صوّتّ',
			'written-in': 'كتبت في ذلك النص',
			reported: 'أبلغت عنه',
			member: 'أنت عضو في هذه الطاولة',
		},
		why: 'لأنك:',
		all: 'اقرأ كل شيء هنا:',
		stop: 'لا تريد هذه الرسائل؟ افتح هذا العنوان:',
	},
};

/** Lines of one tavolo in a letter; the others are counted. */
const linesPerSpace = 8;

/** At most one a day: what happened, by tavolo, each line with its reason. A protected tavolo puts no word of its own in it. */
export function digestLetter(digest: {
	readonly to: string;
	readonly locale: Locale;
	readonly origin: string;
	readonly stopToken: string;
	/** Newest first. */
	readonly lines: readonly NewsLine[];
}): Letter {
	const say = words[digest.locale];
	const text: string[] = [say.hello];
	const guarded = digest.lines.some((line) => line.guarded);
	const open = digest.lines.filter((line) => !line.guarded);
	for (const id of new Set(open.map((line) => line.space.id))) {
		const own = open.filter((line) => line.space.id === id);
		text.push('', `${own[0]!.space.title}`);
		for (const line of own.slice(0, linesPerSpace)) {
			const title = line.title === '' ? '' : `: «${line.title}»`;
			const kind = `${say.kinds[line.kind] ?? say.other}${line.guest ? `, ${say.noAccount}` : ''}`;
			text.push(`- ${kind}${title} (${say.why} ${say.reasons[line.reason]})`);
			text.push(`  ${digest.origin}${line.href}`);
		}
		if (own.length > linesPerSpace) text.push(`- ${say.more(own.length - linesPerSpace)}`);
	}
	if (guarded) text.push('', say.guarded);
	text.push(
		'',
		say.all,
		`${digest.origin}/novita`,
		'',
		say.stop,
		`${digest.origin}/novita/basta/${digest.stopToken}`,
	);
	// How many, not what: somebody else may see the list of letters.
	const count = new Set(open.map((line) => line.seq)).size + (guarded ? 1 : 0);
	return { to: digest.to, subject: say.subject(count), text: text.join('\n') };
}
