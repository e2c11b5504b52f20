/** Incontri: their agenda, who is in the room, what they put in, and every step of the desk. */
export interface WorkshopTables {
	workshop: {
		id: string;
		space_id: string;
		title: string;
		format: string;
		/** Six consonants; free again when the incontro is over. */
		code: string;
		/** 'prepared', 'open', 'closed': as in `desk`, for lists. */
		state: string;
		tables: number;
		keep_days: number;
		rehearsal: number;
		/** The column of the board its cards go to; made at the first reveal. */
		column_id: string;
		revision: number;
		/** JSON of `Desk`. */
		desk: string;
		created_by: string | null;
		created_at: number;
		started_at: number | null;
		ended_at: number | null;
		/** When the nicknames were erased. */
		forgotten_at: number | null;
		/** When it is going to be, once readers of the tavolo may know of it; null: nobody was told. */
		planned_at: number | null;
		/** Where it is going to be, or was, as written; may be empty. */
		place: string;
	};
	workshop_moment: {
		id: string;
		workshop_id: string;
		position: number;
		kind: string;
		title: string;
		instructions: string;
		minutes: number;
		/** JSON of `MomentSettings`. */
		settings: string;
		started_at: number | null;
		ended_at: number | null;
	};
	/** A place in the room: somebody's phone. A guest has no account; the token of their cookie is kept as a hash. */
	workshop_seat: {
		id: string;
		workshop_id: string;
		person_id: string | null;
		token_hash: string | null;
		nickname: string;
		/** Null when empty: many may come without one. */
		nickname_folded: string | null;
		table_no: number;
		/** The body a member speaks for. */
		organization_id: string | null;
		/** 1: put there to try the room; or of somebody who led a rehearsal, once nobody is named there. */
		simulated: number;
		joined_at: number;
		removed_at: number | null;
		ready_moment_id: string | null;
		hand_at: number | null;
		/** As they asked to be named in the minutes, which keep it; null: they did not ask. */
		minutes_name: string | null;
	};
	/** People without a phone, by table. */
	workshop_paper_people: { workshop_id: string; table_no: number; people: number };
	/** How many of them were there for a body; the others said none. */
	workshop_paper_body: { workshop_id: string; organization_id: string; people: number };
	workshop_card: {
		id: string;
		workshop_id: string;
		moment_id: string;
		/** Null: written on paper, or the seat was erased. */
		seat_id: string | null;
		table_no: number;
		/** 'phone' or 'paper'. */
		origin: string;
		/** The number printed on a paper card. */
		number: number | null;
		text: string;
		/** 'hidden', 'held' (kept back by the desk), 'revealed', 'withdrawn'. */
		state: string;
		created_at: number;
		revealed_at: number | null;
	};
	/** What one can choose among in a moment, as it was when the moment began. */
	workshop_target: {
		moment_id: string;
		target_id: string;
		kind: string;
		title: string;
		cards: number;
		position: number;
	};
	workshop_dot: { moment_id: string; round: number; seat_id: string; target_id: string; dots: number };
	/** rank: JSON list of target ids; gradient: the step; consent: the word; a round at the tables: the table. */
	workshop_answer: {
		moment_id: string;
		round: number;
		seat_id: string;
		answer: string;
		objection: string;
		at: number;
	};
	/** Counted by hand: 'hands' raised, or votes on 'paper'. */
	workshop_count: {
		moment_id: string;
		round: number;
		kind: string;
		option: string;
		count: number;
		/** Of sheets that object, as written, one a line. */
		reasons: string;
		entered_by: string | null;
		at: number;
	};
	workshop_step: {
		workshop_id: string;
		/** The revision it led to. */
		number: number;
		act: string;
		/** JSON of the `Desk` before it. */
		before: string;
		undone: number;
		person_id: string | null;
		at: number;
	};
	/** 'decision', 'next-step', 'dissent'. */
	workshop_note: {
		id: string;
		workshop_id: string;
		kind: string;
		text: string;
		/** Who does it (next step), as written. */
		who: string;
		due_on: string | null;
		clause_id: string | null;
		at: number;
	};
	/** The revealed cards as they stood when the incontro ended, for its minutes. */
	workshop_kept_card: {
		workshop_id: string;
		position: number;
		card_id: string;
		text: string;
		/** 'phone', 'paper'. */
		origin: string;
		/** Null: it stood alone. */
		group_id: string | null;
		/** May be empty: two groups may have one name, or none. */
		group_title: string;
	};
	/** Groups and cards that became a clause here. */
	workshop_clause: { workshop_id: string; target_id: string; clause_id: string; at: number };
}
