const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as it may be written into a page, or null: no script, no data, no relative address, at most 2,000 characters. */
export function safeHref(href: unknown): string | null {
	if (typeof href !== 'string' || href.length > 2000) return null;
	try {
		const url = new URL(href.trim());
		return allowed.has(url.protocol) ? url.href : null;
	} catch {
		return null;
	}
}

/** What a person typed as an address: `www.comune.it` and `anna@example.it` are completed. Null when it is none. */
export function typedHref(typed: string): string | null {
	const text = typed.trim();
	if (text === '' || /\s/u.test(text)) return null;
	const direct = safeHref(text);
	if (direct !== null) return direct;
	if (/^[a-z][a-z0-9+.-]*:(?!\d)/iu.test(text)) return null;
	if (/^[^@/]+@[^@/]+\.[^@/.]+$/u.test(text)) return safeHref(`mailto:${text}`);
	return /^[^/@:]+\.[^/.]{2,}/u.test(text) ? safeHref(`https://${text}`) : null;
}
