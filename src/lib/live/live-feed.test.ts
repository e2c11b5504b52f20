import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A browser's stream, told by hand. */
class FakeSource extends EventTarget {
	static open: FakeSource[] = [];
	onmessage: ((message: { data: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	constructor() {
		super();
		FakeSource.open.push(this);
	}
	close(): void {
		FakeSource.open = FakeSource.open.filter((one) => one !== this);
	}
	quiet(milliseconds: number): void {
		this.dispatchEvent(Object.assign(new Event('quiet'), { data: String(milliseconds) }));
	}
	tell(): void {
		this.onmessage?.({
			data: JSON.stringify({ kind: 'board-changed', boardId: 'b', cards: 1, groups: 0, at: 0 }),
		});
	}
}

let follow: typeof import('./live-feed.ts').followLiveFeed;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	vi.stubGlobal('EventSource', FakeSource);
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
	vi.resetModules();
	FakeSource.open = [];
	follow = (await import('./live-feed.ts')).followLiveFeed;
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A page that follows anew each time it has been read again, as an effect of the framework does. */
function page(): { reads: number; facts: number; end: () => void } {
	const shown = { reads: 0, facts: 0, end: () => {} };
	const draw = () => {
		shown.end();
		shown.end = follow('pact', {
			onFact() {
				shown.facts++;
				draw();
			},
			onReturn() {
				shown.reads++;
				vi.advanceTimersByTime(50);
				draw();
			},
		});
	};
	draw();
	return shown;
}

test('a page hears of what was told while it was on its way, reads once, and not again for the same', () => {
	vi.advanceTimersByTime(900);
	const shown = page();
	FakeSource.open[0]!.quiet(400);
	expect(shown.reads).toBe(1);
	for (let again = 0; again < 20; again++) {
		vi.advanceTimersByTime(30);
		FakeSource.open[0]!.quiet(480 + again * 30);
	}
	expect(shown.reads).toBe(1);
});

test('what was told before the page was asked for is nothing to read again', () => {
	vi.advanceTimersByTime(900);
	const shown = page();
	FakeSource.open[0]!.quiet(5_000);
	expect(shown.reads).toBe(0);
});

test('a fact that was heard is not read for a second time when the page follows anew', () => {
	const shown = page();
	FakeSource.open[0]!.quiet(9_000);
	vi.advanceTimersByTime(20_000);
	FakeSource.open[0]!.tell();
	expect(shown.facts).toBe(1);
	vi.advanceTimersByTime(40);
	FakeSource.open[0]!.quiet(45);
	expect(shown.reads).toBe(0);
});

test('a stream that broke asks for one reading when it is back', () => {
	vi.advanceTimersByTime(100);
	const shown = page();
	const [source] = FakeSource.open;
	source!.quiet(60_000);
	source!.onerror?.();
	vi.advanceTimersByTime(20_000);
	source!.quiet(60_000);
	expect(shown.reads).toBe(1);
});
