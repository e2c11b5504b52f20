import type { OrganizationKind } from '#domain/organization/organization.ts';
import type { OrganizationPart } from '#domain/space/part.ts';
import type { PhaseKind } from '#domain/space/phase.ts';
import type { SpaceRole, Visibility } from '#domain/space/role.ts';
import type { SpaceTemplate } from '#domain/space/template.ts';
import { m } from '#i18n/paraglide/messages.js';

type Labels<K extends string> = Readonly<Record<K, () => string>>;

/** The words people read for the words the code uses. */
export const phaseLabels: Labels<PhaseKind> = {
	ideas: m.space_phase_ideas,
	workshop: m.space_phase_workshop,
	draft: m.space_phase_draft,
	consultation: m.space_phase_consultation,
	vote: m.space_phase_vote,
	signing: m.space_phase_signing,
	monitoring: m.space_phase_monitoring,
};

export const partLabels: Labels<OrganizationPart> = {
	lead: m.space_part_lead,
	coordinator: m.space_part_coordinator,
	partner: m.space_part_partner,
	funder: m.space_part_funder,
	member: m.space_part_member,
	observer: m.space_part_observer,
};

export const roleLabels: Labels<SpaceRole> = {
	facilitator: m.space_role_facilitator,
	editor: m.space_role_editor,
	citizen: m.space_role_citizen,
};

export const roleMeanings: Labels<SpaceRole> = {
	facilitator: m.space_role_facilitator_can,
	editor: m.space_role_editor_can,
	citizen: m.space_role_citizen_can,
};

export const visibilityLabels: Labels<Visibility> = {
	public: m.space_visibility_public,
	members: m.space_visibility_members,
	protected: m.space_visibility_protected,
};

export const visibilityMeanings: Labels<Visibility> = {
	public: m.space_visibility_public_means,
	members: m.space_visibility_members_means,
	protected: m.space_visibility_protected_means,
};

export const templateLabels: Labels<SpaceTemplate> = {
	'education-pact': m.space_template_education_pact,
	network: m.space_template_network,
	project: m.space_template_project,
	'mandate-area': m.space_template_mandate_area,
};

export const templateMeanings: Labels<SpaceTemplate> = {
	'education-pact': m.space_template_education_pact_is,
	network: m.space_template_network_is,
	project: m.space_template_project_is,
	'mandate-area': m.space_template_mandate_area_is,
};

export const kindLabels: Labels<OrganizationKind> = {
	municipality: m.space_kind_municipality,
	consortium: m.space_kind_consortium,
	school: m.space_kind_school,
	association: m.space_kind_association,
	cooperative: m.space_kind_cooperative,
	'public-office': m.space_kind_public_office,
	'health-service': m.space_kind_health_service,
	funder: m.space_kind_funder,
	company: m.space_kind_company,
	'informal-group': m.space_kind_informal_group,
};
