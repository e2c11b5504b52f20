import type { OrganizationPart } from '#domain/space/part.ts';

/** Euro, as a number and as the source wrote it. `expected`: what the sum rule says, where the source is doubtful. */
export interface Amount {
	readonly euro: number | null;
	readonly original: string;
	readonly expected?: number;
	/** Shown beside the amount: «da verificare». */
	readonly check?: true;
}

interface Base {
	/** Unique in the whole data set. */
	readonly id: string;
	readonly title: string;
	readonly note?: string;
}

/** Dates are ISO 8601 with the precision of the source: '2015', '2019-01', '2020-09-01', '2018-12-11T12:00'. */
export type Fact =
	| (Base & { readonly kind: 'commitment'; readonly progress: number | null })
	| (Base & {
			readonly kind: 'initiative';
			readonly parent?: string;
			readonly startsOn?: string;
			readonly endsOn?: string;
			/** The end is planned, not reported. */
			readonly endPlanned?: true;
			readonly years?: number;
			readonly state?: 'running' | 'planned';
			readonly budget?: Amount;
			readonly coFunding?: Amount;
			readonly requested?: Amount;
			readonly bodies?: readonly { readonly slug: string; readonly part: OrganizationPart }[];
	  })
	| (Base & { readonly kind: 'edition'; readonly of: string })
	| (Base & {
			readonly kind: 'figure';
			readonly value: number;
			readonly unit: string;
			readonly certainty: 'exact' | 'about' | 'estimate';
			readonly original?: string;
	  })
	/** The parts must add up to the total. */
	| (Base & { readonly kind: 'sum'; readonly parts: readonly string[]; readonly total: string })
	| (Base & {
			readonly kind: 'fund';
			readonly funder?: string;
			readonly year?: number;
			readonly amount: Amount | null;
			readonly state?: 'open' | 'granted' | 'won' | 'paid';
	  })
	| (Base & {
			readonly kind: 'document';
			readonly state: 'being-written' | 'signed' | 'in-force' | 'printed' | 'under-revision' | 'required';
			readonly signedBy?: readonly string[];
			readonly signedAt?: string;
			readonly from?: string;
			readonly copies?: number;
	  })
	| (Base & { readonly kind: 'event'; readonly at: string; readonly place?: string })
	| (Base & {
			readonly kind: 'publication';
			readonly from: string;
			readonly to: string;
			readonly views: number;
	  })
	| (Base & { readonly kind: 'place'; readonly season?: 'winter' | 'summer'; readonly state?: 'possible' })
	| (Base & {
			readonly kind: 'activity';
			readonly of: string;
			readonly group?: 'citizens' | 'system';
			readonly state?: 'being-presented' | 'planned' | 'under-study' | 'paid';
	  })
	| (Base & { readonly kind: 'objective'; readonly of: string })
	| (Base & { readonly kind: 'expected-result'; readonly of: string })
	| (Base & { readonly kind: 'area'; readonly number: number; readonly updatedOn: string })
	| (Base & { readonly kind: 'term'; readonly meaning: string })
	| (Base & { readonly kind: 'note'; readonly text: string });
