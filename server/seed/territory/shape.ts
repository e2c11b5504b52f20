import type { OrganizationKind } from '#domain/organization/organization.ts';
import type { OrganizationPart } from '#domain/space/part.ts';
import type { PhaseKind } from '#domain/space/phase.ts';
import type { SpaceRole, Visibility } from '#domain/space/role.ts';
import type { SpaceTemplate } from '#domain/space/template.ts';
import type { Fact } from './fact.ts';

/** A body as it published itself. Bank details are never taken over. */
export interface BodySeed {
	readonly slug: string;
	readonly name: string;
	readonly shortName: string;
	readonly kind: OrganizationKind;
	readonly place: string | null;
	readonly founded?: number;
	readonly description: string;
	/** Publishes tavoli here. */
	readonly host?: true;
	readonly contacts?: Readonly<Record<string, string>>;
}

export interface PersonSeed {
	readonly key: string;
	readonly name: string;
	/** One of the people a newcomer may step in as. */
	readonly demonstration: boolean;
	/** 0…7: the colour of their circle. */
	readonly color?: number;
	readonly administrator?: true;
	/** The body this person speaks for, and as what. */
	readonly body?: string;
	readonly position?: string;
}

/** First and last day counted from today, so that the demonstration is always alive. */
export interface PhaseSeed {
	readonly kind: PhaseKind;
	readonly from: number | null;
	readonly to: number | null;
	readonly note?: string;
}

export interface CardSeed {
	readonly text: string;
	readonly paper?: true;
	/** The clause this card already reached. */
	readonly to?: string;
	readonly archived?: true;
}

export interface GroupSeed {
	readonly title: string;
	readonly cards: readonly CardSeed[];
}

export interface ColumnSeed {
	readonly title: string;
	readonly groups: readonly GroupSeed[];
	readonly cards: readonly CardSeed[];
}

export interface ClauseSeed {
	readonly key: string;
	readonly title: string;
	readonly paragraphs: readonly string[];
}

export interface SpaceSeed {
	readonly slug: string;
	readonly host: string;
	readonly template: SpaceTemplate;
	readonly title: string;
	readonly place: string;
	readonly purpose: string;
	readonly decides: string;
	readonly decidesNot: string;
	readonly whoDecides: string;
	/** Days from today. */
	readonly answerDue: number;
	readonly visibility: Visibility;
	readonly source: string;
	readonly phases: readonly PhaseSeed[];
	readonly bodies: readonly { readonly slug: string; readonly part: OrganizationPart }[];
	readonly members: readonly { readonly person: string; readonly role: SpaceRole; readonly body?: string }[];
	readonly board: { readonly title: string; readonly columns: readonly ColumnSeed[] };
	readonly draft: { readonly title: string; readonly clauses: readonly ClauseSeed[] };
}

/** What one public document gives the demonstration. */
export interface TerritorySeed {
	readonly bodies: readonly BodySeed[];
	readonly people: readonly PersonSeed[];
	readonly spaces: readonly SpaceSeed[];
	/** Everything the later capabilities will show, held with its exact value. */
	readonly facts: readonly Fact[];
}
