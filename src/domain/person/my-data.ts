/** What an installation holds of one person, by what it is to them. */
export const dataGroups = [
	'account',
	'roles',
	'words',
	'votes',
	'meetings',
	'reading',
	'acts',
	'traces',
] as const;
export type DataGroup = (typeof dataGroups)[number];

/** Rows as they are kept: without secrets, without ids of other people; instants as ISO 8601. */
export interface DataTable {
	readonly group: DataGroup;
	readonly table: string;
	readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface MyData {
	/** ISO 8601. */
	readonly madeAt: string;
	readonly tables: readonly DataTable[];
}

const groupOf: Readonly<Record<string, DataGroup>> = {
	person: 'account',
	session: 'account',
	invitation: 'account',
	affiliation: 'roles',
	space_member: 'roles',
	comment: 'words',
	proposal: 'words',
	proposal_argument: 'words',
	amendment: 'words',
	proposal_addition: 'words',
	proposal_attachment: 'words',
	workshop_card: 'words',
	workshop_dot: 'votes',
	workshop_answer: 'votes',
	report: 'words',
	comment_support: 'votes',
	proposal_support: 'votes',
	argument_support: 'votes',
	amendment_stance: 'votes',
	poll_entitled: 'votes',
	poll_vote: 'votes',
	poll_participation: 'votes',
	workshop_seat: 'meetings',
	proposal_follow: 'reading',
	notice_concern: 'reading',
	reading: 'reading',
	reading_mark: 'reading',
	reading_news: 'reading',
	reading_space: 'reading',
	notice: 'traces',
	done_once: 'traces',
	room_client: 'traces',
	room_update: 'traces',
	audit_row: 'traces',
};

/** Everything else is what somebody did for a tavolo or for the installation. */
export function groupOfTable(table: string): DataGroup {
	return groupOf[table] ?? 'acts';
}
