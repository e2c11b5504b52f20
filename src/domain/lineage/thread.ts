/** A clause as the thread sees it. */
export interface ClauseStanding {
	readonly id: string;
	/** Its number in the text now; null for a preamble or an archived clause. */
	readonly number: number | null;
	readonly title: string;
	/** Every clause it grew from, through splits and merges; itself not included. */
	readonly ancestors: readonly string[];
	/**
	 * Of ancestors that went on by themselves when this was divided off: the instant from which what comes to them is not of this
	 * clause. Others are its own with all that ever came to them.
	 */
	readonly until: Readonly<Record<string, number>>;
	readonly archived: boolean;
}

/** Whether what came to an ancestor at this instant came to this clause too. */
export function inherits(clause: Pick<ClauseStanding, 'until'>, ancestorId: string, at: number): boolean {
	return at <= (clause.until[ancestorId] ?? Infinity);
}

/** "This card became part of that clause", as it was true when somebody did it. */
export interface CardLink {
	readonly cardId: string;
	readonly clauseId: string;
	readonly at: number;
}

/** Where a card is today. */
export interface Ending {
	readonly clauseId: string;
	readonly number: number | null;
	readonly title: string;
	/**
	 * standing: in the text now; archived: the clause was taken out and nothing of it lives on elsewhere;
	 * arriving: carried a moment ago, the readers' text does not show it yet.
	 */
	readonly state: 'standing' | 'archived' | 'arriving';
	/** True when it got there through a split or a merge. */
	readonly inherited: boolean;
}

/** Where each card ended, in the order of the text. A card can end in several clauses: it was carried twice, or its clause was split. */
export function endingsOf(
	links: readonly CardLink[],
	clauses: readonly ClauseStanding[],
): ReadonlyMap<string, readonly Ending[]> {
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const heirs = new Map<string, ClauseStanding[]>();
	for (const clause of clauses) {
		if (clause.archived) continue;
		for (const id of clause.ancestors) heirs.set(id, [...(heirs.get(id) ?? []), clause]);
	}
	const endings = new Map<string, Map<string, Ending>>();
	for (const { cardId, clauseId, at } of links) {
		const found = endings.get(cardId) ?? new Map<string, Ending>();
		endings.set(cardId, found);
		for (const ending of endingsOfLink(
			clauseId,
			byId.get(clauseId) ?? null,
			(heirs.get(clauseId) ?? []).filter((heir) => inherits(heir, clauseId, at)),
		)) {
			const known = found.get(ending.clauseId);
			if (!known || (known.inherited && !ending.inherited)) found.set(ending.clauseId, ending);
		}
	}
	const order = new Map(clauses.map((clause, index) => [clause.id, clause.number ?? clauses.length + index]));
	const rank = (ending: Ending) => order.get(ending.clauseId) ?? Number.MAX_SAFE_INTEGER;
	return new Map(
		[...endings].map(([cardId, found]) => [cardId, [...found.values()].sort((a, b) => rank(a) - rank(b))]),
	);
}

function endingsOfLink(
	clauseId: string,
	own: ClauseStanding | null,
	heirs: readonly ClauseStanding[],
): Ending[] {
	const endings = heirs.map((heir): Ending => ({ ...named(heir), state: 'standing', inherited: true }));
	if (own && !own.archived) endings.unshift({ ...named(own), state: 'standing', inherited: false });
	if (endings.length > 0) return endings;
	if (own) return [{ ...named(own), state: 'archived', inherited: false }];
	return [{ clauseId, number: null, title: '', state: 'arriving', inherited: false }];
}

function named({ id, number, title }: ClauseStanding) {
	return { clauseId: id, number, title };
}

export interface ThreadCard {
	readonly cardId: string;
	readonly at: number;
	/** The clause it came through, when that is another one: its words moved here by a split or a merge. */
	readonly through: string | null;
}

/** The cards a clause grew from, its own and those of the clauses it came from, oldest first, each once. */
export function cardsOfClause(
	clauseId: string,
	links: readonly CardLink[],
	clauses: readonly ClauseStanding[],
): readonly ThreadCard[] {
	const clause = clauses.find(({ id }) => id === clauseId);
	const ancestors = new Set(clause?.ancestors ?? []);
	const found = new Map<string, ThreadCard>();
	for (const link of [...links].sort((a, b) => a.at - b.at)) {
		const own = link.clauseId === clauseId;
		if (!own && !(ancestors.has(link.clauseId) && inherits(clause!, link.clauseId, link.at))) continue;
		const known = found.get(link.cardId);
		if (known && (known.through === null || !own)) continue;
		found.set(link.cardId, { cardId: link.cardId, at: link.at, through: own ? null : link.clauseId });
	}
	return [...found.values()];
}
