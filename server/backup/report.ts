import type { Verified } from './verify.ts';

/** The counts a person can compare with what they expect. */
export function report(verified: Verified): string {
	const { rooms, updates, snapshots, tables, migration, bytes, sealedAt, decisions } = verified;
	const lines = [
		`  testi · live texts: ${rooms} (${updates} modifiche · updates, ${snapshots} istantanee · snapshots)`,
		`  tavoli · spaces: ${tables.space}, enti · organizations: ${tables.organization}, persone · people: ${tables.person}`,
		`  registro · register of decisions: ${decisions}`,
		`  schema: ${migration}, byte · bytes: ${bytes}`,
	];
	if (sealedAt !== null) lines.push(`  del · made at: ${new Date(sealedAt).toISOString()}`);
	return lines.join('\n');
}
