import type { Generated } from 'kysely';
import type { AmendmentTables } from './tables/amendment.ts';
import type { AuditTables } from './tables/audit.ts';
import type { CommentTables } from './tables/comment.ts';
import type { FactTables } from './tables/facts.ts';
import type { ModerationTables } from './tables/moderation.ts';
import type { PollTables } from './tables/poll.ts';
import type { ProposalTables } from './tables/proposal.ts';
import type { ReadingTables } from './tables/reading.ts';
import type { SearchTables } from './tables/search.ts';
import type { WorkshopTables } from './tables/workshop.ts';

/** Times are integer milliseconds since 1970, days are 'YYYY-MM-DD', booleans are 0/1, lists and contacts are JSON text. */
export interface Schema
	extends
		AmendmentTables,
		AuditTables,
		CommentTables,
		FactTables,
		ModerationTables,
		PollTables,
		ProposalTables,
		ReadingTables,
		SearchTables,
		WorkshopTables {
	installation: { id: number; created_at: number; setup_token_hash: string | null; set_up_at: number | null };
	organization: {
		id: string;
		slug: string;
		name: string;
		short_name: string;
		kind: string;
		place: string | null;
		founded_year: number | null;
		description: string;
		parent_id: string | null;
		/** 1: publishes tavoli here, with its own header and footer. */
		is_host: number;
		logo: Uint8Array | null;
		logo_type: string | null;
		/** JSON { address, phone, email, pec, vat, … } */
		contacts: string;
		/** JSON { privacy, legal, accessibility, faq, report } */
		legal_links: string;
		created_at: number;
	};
	person: {
		id: string;
		name: string;
		/** The name as it is looked for: `nameAlike`. */
		name_alike: Generated<string>;
		email: string | null;
		email_folded: string | null;
		password_hash: string | null;
		locale: string;
		text_size: string;
		administrator: number;
		demonstration: string | null;
		created_at: number;
	};
	session: {
		/** SHA-256 of the token, hex. */
		id: string;
		person_id: string;
		expires_at: number;
		created_at: number;
		last_seen_at: number;
		device: string;
	};
	affiliation: { person_id: string; organization_id: string; position: string; created_at: number };
	invitation: {
		id: string;
		token_hash: string;
		kind: string;
		organization_id: string | null;
		space_id: string | null;
		role: string | null;
		email: string | null;
		note: string;
		created_by: string | null;
		created_at: number;
		expires_at: number;
		used_at: number | null;
		used_by: string | null;
		revoked_at: number | null;
	};
	space: {
		id: string;
		slug: string;
		host_id: string;
		template: string;
		title: string;
		place: string;
		purpose: string;
		decides: string;
		decides_not: string;
		who_decides: string;
		answer_due_on: string;
		answered_on: string | null;
		visibility: string;
		state: string;
		residents_write: number;
		/** 0: only people with an account comment. */
		guests_comment: Generated<number>;
		source: string | null;
		created_by: string | null;
		created_at: number;
	};
	phase: {
		space_id: string;
		position: number;
		kind: string;
		starts_on: string | null;
		ends_on: string | null;
		note: string;
	};
	space_member: {
		space_id: string;
		person_id: string;
		role: string;
		organization_id: string | null;
		created_at: number;
	};
	space_organization: { space_id: string; organization_id: string; role: string; position: number };
	board: { id: string; space_id: string; title: string; created_at: number };
	draft: { id: string; space_id: string; title: string; kind: string; created_at: number };
	/** Written by the health probe only. */
	pulse: { id: number; beats: number };
	room_head: { room: string; seq: number; hash: Uint8Array; snapshot_seq: number };
	room_update: {
		room: string;
		seq: number;
		person_id: string | null;
		at: number;
		previous_hash: Uint8Array;
		hash: Uint8Array;
		bytes: Uint8Array;
	};
	room_snapshot: {
		room: string;
		seq: number;
		/** Hash of row `seq`: the chain goes on from here when the rows are gone. */
		row_hash: Uint8Array;
		at: number;
		hash: Uint8Array;
		bytes: Uint8Array;
	};
	/** The first person to use a Yjs client id in a room owns it. */
	room_client: { room: string; client_id: number; owner: string };
	/** What readers and counts need of the live texts, written by the server after each commit; always rebuildable from the log. */
	projection: { room: string; seq: number; at: number };
	clause: {
		draft_id: string;
		id: string;
		number: number;
		kind: string;
		title: string;
		html: string;
		plain: string;
		hash: string;
		ancestors: string;
		/** JSON: of ancestors that went on by themselves, the instant from which what comes to them is not of this clause. */
		ancestors_until: Generated<string>;
		archived: number;
		changed_at: number;
		/** When it was first seen here. */
		born_at: Generated<number>;
	};
	card: {
		board_id: string;
		id: string;
		column_id: string;
		group_id: string | null;
		position: number;
		text: string;
		kind: string;
		archived: number;
		changed_at: number;
	};
	board_column: { board_id: string; id: string; position: number; title: string; archived: number };
	card_group: {
		board_id: string;
		id: string;
		column_id: string;
		position: number;
		title: string;
		archived: number;
	};
	lineage_link: {
		id: string;
		space_id: string;
		from_kind: string;
		from_id: string;
		to_kind: string;
		to_id: string;
		relation: string;
		person_id: string | null;
		at: number;
		note: string;
	};
	notice: {
		seq: Generated<number>;
		space_id: string;
		at: number;
		kind: string;
		person_id: string | null;
		details: string;
	};
}
