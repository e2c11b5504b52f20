import type { MomentKind } from '#domain/workshop/moment.ts';
import type { Format } from '#domain/workshop/workshop.ts';
import { m } from '#i18n/paraglide/messages.js';

export const formatNames: Readonly<Record<Format, () => string>> = {
	metaplan: m.workshop_format_metaplan_name,
	'world-cafe': m.workshop_format_world_cafe_name,
	'open-space': m.workshop_format_open_space_name,
	dotmocracy: m.workshop_format_dotmocracy_name,
	gradients: m.workshop_format_gradients_name,
	consent: m.workshop_format_consent_name,
	brainwriting: m.workshop_format_brainwriting_name,
	blank: m.workshop_format_blank_name,
};

/** When each is of use. */
export const formatUses: Readonly<Record<Format, () => string>> = {
	metaplan: m.workshop_format_metaplan_when,
	'world-cafe': m.workshop_format_world_cafe_when,
	'open-space': m.workshop_format_open_space_when,
	dotmocracy: m.workshop_format_dotmocracy_when,
	gradients: m.workshop_format_gradients_when,
	consent: m.workshop_format_consent_when,
	brainwriting: m.workshop_format_brainwriting_when,
	blank: m.workshop_format_blank_when,
};

export const kindNames: Readonly<Record<MomentKind, () => string>> = {
	talk: m.workshop_prepare_kind_talk,
	write: m.workshop_prepare_kind_write,
	reveal: m.workshop_prepare_kind_reveal,
	group: m.workshop_prepare_kind_group,
	dots: m.workshop_prepare_kind_dots,
	rank: m.workshop_prepare_kind_rank,
	gradient: m.workshop_prepare_kind_gradient,
	consent: m.workshop_prepare_kind_consent,
	clause: m.workshop_prepare_kind_clause,
};
