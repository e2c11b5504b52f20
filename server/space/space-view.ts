import type { PersonId, SpaceId } from '#domain/person/actor.ts';
import type { OrganizationId, OrganizationKind } from '#domain/organization/organization.ts';
import type { SpaceSubject } from '#domain/space/can.ts';
import type { Day } from '#domain/space/day.ts';
import type { OrganizationPart } from '#domain/space/part.ts';
import type { PlacedPhase } from '#domain/space/phase.ts';
import type { Visibility } from '#domain/space/role.ts';
import type { SpaceTemplate } from '#domain/space/template.ts';

/** A body that publishes tavoli here: header, footer and legal links of its pages. */
export interface HostView {
	readonly id: OrganizationId;
	readonly slug: string;
	readonly name: string;
	readonly shortName: string;
	readonly kind: OrganizationKind;
	readonly place: string | null;
	readonly hasLogo: boolean;
	/** address, phone, email, pec … as the body gave them. */
	readonly contacts: Readonly<Record<string, string>>;
	/** privacy, legal, accessibility, faq, report. */
	readonly legalLinks: Readonly<Record<string, string>>;
}

export interface SpaceOrganizationView {
	readonly id: OrganizationId;
	readonly slug: string;
	readonly name: string;
	readonly shortName: string;
	readonly kind: OrganizationKind;
	readonly part: OrganizationPart;
	readonly representatives: readonly { readonly personId: PersonId; readonly name: string }[];
}

export interface SpaceCounts {
	/** Cards and groups that are not archived. */
	readonly cards: number;
	readonly groups: number;
	readonly clauses: number;
	/** Cards whose thread already reaches a clause. */
	readonly carriedCards: number;
	/** Those taken back are not counted. */
	readonly proposals: number;
	/** Polls that take votes now. */
	readonly openPolls: number;
	/** Incontri whose doors are open; rehearsals are nobody's news. */
	readonly openWorkshops: number;
}

/** A tavolo as its pages need it. */
export interface SpaceView {
	readonly id: SpaceId;
	readonly slug: string;
	readonly title: string;
	readonly place: string;
	readonly template: SpaceTemplate;
	readonly purpose: string;
	readonly decides: string;
	readonly decidesNot: string;
	readonly whoDecides: string;
	readonly answerDueOn: Day;
	readonly answeredOn: Day | null;
	readonly answerOverdue: boolean;
	readonly visibility: Visibility;
	readonly state: 'open' | 'closed';
	readonly residentsWrite: boolean;
	readonly guestsComment: boolean;
	/** Where the facts of this tavolo were published, or null. */
	readonly source: string | null;
	readonly host: HostView;
	readonly phases: readonly PlacedPhase[];
	readonly currentPhase: PlacedPhase | null;
	readonly organizations: readonly SpaceOrganizationView[];
	readonly people: { readonly all: number; readonly citizens: number };
	readonly boardId: string;
	readonly boardTitle: string;
	readonly draftId: string;
	readonly draftTitle: string;
	readonly counts: SpaceCounts;
	readonly subject: SpaceSubject;
}

/** A tavolo in a list: the home page. */
export interface SpaceSummary {
	readonly id: SpaceId;
	readonly slug: string;
	readonly title: string;
	readonly place: string;
	readonly template: SpaceTemplate;
	readonly purpose: string;
	readonly visibility: Visibility;
	readonly state: 'open' | 'closed';
	readonly answerDueOn: Day;
	readonly answerOverdue: boolean;
	readonly currentPhase: PlacedPhase | null;
	readonly boardId: string;
	readonly draftId: string;
	readonly counts: { readonly cards: number; readonly clauses: number; readonly people: number };
	/** True when the reader is a member. */
	readonly mine: boolean;
}

export interface HostWithSpaces extends HostView {
	readonly spaces: readonly SpaceSummary[];
}
