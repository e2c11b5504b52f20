import type { PersonId, SpaceId } from '#domain/person/actor.ts';
import type { Day } from '#domain/space/day.ts';
import type { OrganizationPart } from '#domain/space/part.ts';
import type { PlacedPhase } from '#domain/space/phase.ts';
import type { Visibility } from '#domain/space/role.ts';

/** A body that publishes tavoli, as the frame of a page shows it. */
export interface HostFacts {
	readonly name: string;
	readonly slug: string;
	readonly hasLogo: boolean;
	readonly contacts: Readonly<Record<string, string>>;
	readonly legalLinks: Readonly<Record<string, string>>;
}

/** What the pages of a tavolo show of it; the server's view is one of these. */
export interface SpaceFacts {
	readonly id: SpaceId;
	readonly slug: string;
	readonly title: string;
	readonly place: string;
	readonly purpose: string;
	readonly decides: string;
	readonly decidesNot: string;
	readonly whoDecides: string;
	readonly answerDueOn: Day;
	readonly answeredOn: Day | null;
	readonly answerOverdue: boolean;
	readonly visibility: Visibility;
	readonly state: 'open' | 'closed';
	readonly source: string | null;
	readonly host: HostFacts;
	readonly phases: readonly PlacedPhase[];
	readonly currentPhase: PlacedPhase | null;
	readonly organizations: readonly {
		readonly id: string;
		readonly name: string;
		readonly part: OrganizationPart;
		readonly representatives: readonly { readonly personId: PersonId; readonly name: string }[];
	}[];
	readonly people: { readonly all: number; readonly citizens: number };
	readonly boardId: string;
	readonly draftId: string;
	readonly counts: {
		readonly cards: number;
		readonly groups: number;
		readonly clauses: number;
		readonly carriedCards: number;
		readonly proposals: number;
		readonly openPolls: number;
		readonly openWorkshops: number;
	};
}
