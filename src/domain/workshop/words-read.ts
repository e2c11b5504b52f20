/** A card in the words it has now, as a short mark: a card rewritten has another one (FNV-1a, 32 bits; no secret). */
export function readMark(card: { readonly id: string; readonly text: string }): string {
	let hash = 0x811c9dc5;
	for (const unit of card.text) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193) >>> 0;
	return `${card.id}.${hash.toString(36)}`;
}
