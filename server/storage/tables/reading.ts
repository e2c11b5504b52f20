/** What each person has read. Of somebody without an account nothing is kept. */
export interface ReadingTables {
	/** When a person last said that they had read a draft. */
	reading: { person_id: string; draft_id: string; read_at: number };
	/** The words of each clause as this person last read them; the words themselves are in `wording`. */
	reading_mark: {
		person_id: string;
		draft_id: string;
		clause_id: string;
		hash: string;
		position: number;
	};
	/** Up to which number a person has seen the news; and what they want by mail. */
	reading_news: {
		person_id: string;
		seen_seq: number;
		/** The newest notice a digest has carried. */
		digest_seq: number;
		/** Day of the last digest, 'YYYY-MM-DD': never two in one day. */
		digest_day: string | null;
		/** 1: no digests, please. */
		digest_off: number;
		/** In the stop link of every digest: it can do nothing else. */
		stop_token: string;
	};
	/** The same in one tavolo, on its own pages; a line is read when either says so. */
	reading_space: {
		person_id: string;
		space_id: string;
		/** Nothing up to here was ever new to them: they came later. */
		since_seq: number;
		seen_seq: number;
	};
	/** When a job of the day was last begun, so that a restart does not begin it again. */
	job_run: { name: string; day: string; at: number };
}
