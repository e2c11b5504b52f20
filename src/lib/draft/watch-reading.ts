/** Scrolling is told when the eyes have come to rest, and never more often than this. */
const restMs = 700;

/**
 * Tells which clause is nearest to the top of the view, below the bar that stays; null while the page is out of sight.
 * Answers how to stop.
 */
export function watchReading(tell: (clauseId: string | null) => void): () => void {
	let timer: ReturnType<typeof setTimeout> | null = null;
	const look = () => {
		timer ??= setTimeout(() => {
			timer = null;
			tell(document.hidden ? null : clauseInView());
		}, restMs);
	};
	const events = ['scroll', 'resize'] as const;
	for (const event of events) window.addEventListener(event, look, { passive: true });
	document.addEventListener('visibilitychange', look);
	look();
	return () => {
		if (timer !== null) clearTimeout(timer);
		for (const event of events) window.removeEventListener(event, look);
		document.removeEventListener('visibilitychange', look);
	};
}

function clauseInView(): string | null {
	const top = 6 * parseFloat(getComputedStyle(document.documentElement).fontSize);
	for (const section of document.querySelectorAll<HTMLElement>('article section[id^="a-"]')) {
		const { top: start, bottom } = section.getBoundingClientRect();
		if (start > window.innerHeight) return null;
		if (bottom > top + 24) return section.id.slice(2);
	}
	return null;
}
