import { parseEmail } from '#domain/person/email.ts';
import { refusedFields, type Faults, type FormRefused } from '#domain/person/faults.ts';
import { cleanLine, cleanText, parseName } from '#domain/person/text.ts';
import { organizationKinds, type OrganizationKind } from './organization.ts';

export const contactKinds = ['address', 'phone', 'email', 'pec', 'website'] as const;
export type ContactKind = (typeof contactKinds)[number];
export const legalLinkKinds = ['privacy', 'legal', 'accessibility', 'faq', 'report'] as const;
export type LegalLinkKind = (typeof legalLinkKinds)[number];

export const longestOrganizationName = 120;
export const longestShortName = 40;
export const longestDescription = 1_000;

export const organizationFields = [
	'name',
	'shortName',
	'kind',
	'place',
	'foundedYear',
	'description',
	...contactKinds,
	...legalLinkKinds,
] as const;
export type OrganizationField = (typeof organizationFields)[number];

/** As typed; a field that is not in the form stays out. */
export type OrganizationInput = Partial<Record<OrganizationField, string>>;

export interface OrganizationFacts {
	readonly name: string;
	readonly shortName: string;
	readonly kind: OrganizationKind;
	readonly place: string | null;
	readonly foundedYear: number | null;
	readonly description: string;
	readonly contacts: Partial<Record<ContactKind, string>>;
	readonly legalLinks: Partial<Record<LegalLinkKind, string>>;
}

type Parsed<T> = { readonly value: T } | { readonly refused: string };
type Parser<T> = (typed: string) => Parsed<T>;

const optionalLine =
	(longest: number): Parser<string | null> =>
	(typed) => {
		const value = cleanText(typed);
		return [...value].length > longest ? { refused: 'too-long' } : { value: value || null };
	};

const kind: Parser<OrganizationKind> = (typed) => {
	const value = organizationKinds.find((one) => one === typed);
	return value ? { value } : { refused: 'missing' };
};

const year =
	(thisYear: number): Parser<number | null> =>
	(typed) => {
		const text = cleanLine(typed);
		if (text === '') return { value: null };
		const value = Number(text);
		const sound = /^\d{4}$/.test(text) && value >= 1000 && value <= thisYear;
		return sound ? { value } : { refused: 'not-a-year' };
	};

const emailAddress: Parser<string | null> = (typed) =>
	cleanLine(typed) === '' ? { value: null } : parseEmail(typed);

const phone: Parser<string | null> = (typed) => {
	const value = cleanLine(typed);
	if (value === '') return { value: null };
	return /^\+?[\d ()./-]{4,30}$/.test(value) ? { value } : { refused: 'not-a-phone' };
};

/** Only http and https: a link is shown to everybody, and `javascript:` is an address too. */
const webAddress: Parser<string | null> = (typed) => {
	const value = cleanLine(typed);
	if (value === '') return { value: null };
	if (value.length > 500) return { refused: 'too-long' };
	const whole = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
	const url = URL.canParse(whole) ? new URL(whole) : null;
	const sound =
		url !== null &&
		(url.protocol === 'https:' || url.protocol === 'http:') &&
		url.hostname.includes('.') &&
		url.username === '';
	return sound ? { value: url.href } : { refused: 'not-a-link' };
};

/** A body as the office describes it, or everything that is wrong at once. */
export function parseOrganization(
	input: OrganizationInput,
	thisYear: number,
): OrganizationFacts | FormRefused<OrganizationField> {
	const faults: Faults<OrganizationField> = {};
	function take<T>(field: OrganizationField, parse: Parser<T>): T | null {
		const parsed = parse(input[field] ?? '');
		if ('value' in parsed) return parsed.value;
		faults[field] = parsed.refused;
		return null;
	}
	const parsers: Record<ContactKind, Parser<string | null>> = {
		address: optionalLine(200),
		phone,
		email: emailAddress,
		pec: emailAddress,
		website: webAddress,
	};
	const facts = {
		name: take('name', (typed) => parseName(typed, longestOrganizationName)),
		shortName: take('shortName', (typed) => parseName(typed, longestShortName)),
		kind: take('kind', kind),
		place: take('place', optionalLine(80)),
		foundedYear: take('foundedYear', year(thisYear)),
		description: take('description', optionalLine(longestDescription)) ?? '',
		contacts: present(contactKinds, (one) => take(one, parsers[one])),
		legalLinks: present(legalLinkKinds, (one) => take(one, webAddress)),
	};
	const { name, shortName, kind: known } = facts;
	const refused = refusedFields(faults);
	if (refused || name === null || shortName === null || known === null) {
		return refused ?? { refused: 'fields', faults };
	}
	return { ...facts, name, shortName, kind: known };
}

function present<Key extends string>(
	keys: readonly Key[],
	read: (key: Key) => string | null,
): Partial<Record<Key, string>> {
	const found: Partial<Record<Key, string>> = {};
	for (const key of keys) {
		const value = read(key);
		if (value !== null) found[key] = value;
	}
	return found;
}
