/** What is wrong with a form, by field: each gets its own sentence beside it, and all of them are told at once. */
export type Faults<Field extends string = string> = Partial<Record<Field, string>>;

export interface FormRefused<Field extends string = string> {
	readonly refused: 'fields';
	readonly faults: Faults<Field>;
}

export function refusedFields<Field extends string>(faults: Faults<Field>): FormRefused<Field> | null {
	return Object.keys(faults).length > 0 ? { refused: 'fields', faults } : null;
}
