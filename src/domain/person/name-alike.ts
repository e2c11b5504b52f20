/** Names are matched as people read them: without capitals, accents and spaces too many. */
export function nameAlike(name: string): string {
	return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
