export interface AdministratorFact {
	readonly administrator: boolean;
	/** Invented people of the demonstration stay as they are for the next newcomer. */
	readonly demonstration: boolean;
}

export type AdministratorRefusal = {
	readonly refused: 'person-unknown' | 'demonstration' | 'last-administrator';
};

/** Somebody must always be left who can open tavoli and invite: the last one of the office names another first. */
export function decideAdministrator(
	person: AdministratorFact | null,
	administrators: number,
	wanted: boolean,
): { readonly changed: boolean } | AdministratorRefusal {
	if (person === null) return { refused: 'person-unknown' };
	if (person.administrator === wanted) return { changed: false };
	if (person.demonstration) return { refused: 'demonstration' };
	if (!wanted && administrators <= 1) return { refused: 'last-administrator' };
	return { changed: true };
}
