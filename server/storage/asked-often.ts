import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/**
 * A question with one parameter that every socket asks: its words are put together once for each connection, and only
 * the parameter changes. `build` must use the parameter once, and nothing else that changes.
 */
export function askedOften<Row>(
	build: (db: Db, parameter: string) => Compilable<Row>,
): (db: Db, parameter: string) => Promise<Row[]> {
	const built = new WeakMap<Db, CompiledQuery<Row>>();
	return async (db, parameter) => {
		let question = built.get(db);
		if (!question) {
			question = build(db, parameter).compile();
			if (question.parameters.length !== 1) throw new Error('A question asked often has one parameter.');
			built.set(db, question);
		}
		return (await db.executeQuery<Row>({ ...question, parameters: [parameter] })).rows;
	};
}
