import type { OrganizationPart } from '#domain/space/part.ts';
import type { PhaseKind } from '#domain/space/phase.ts';
import { m } from '#i18n/paraglide/messages.js';

export function phaseName(kind: PhaseKind): string {
	switch (kind) {
		case 'ideas':
			return m.page_phase_ideas();
		case 'workshop':
			return m.page_phase_workshop();
		case 'draft':
			return m.page_phase_draft();
		case 'consultation':
			return m.page_phase_consultation();
		case 'vote':
			return m.page_phase_vote();
		case 'signing':
			return m.page_phase_signing();
		case 'monitoring':
			return m.page_phase_monitoring();
	}
}

export function partName(part: OrganizationPart): string {
	switch (part) {
		case 'lead':
			return m.page_part_lead();
		case 'coordinator':
			return m.page_part_coordinator();
		case 'partner':
			return m.page_part_partner();
		case 'funder':
			return m.page_part_funder();
		case 'member':
			return m.page_part_member();
		case 'observer':
			return m.page_part_observer();
	}
}
