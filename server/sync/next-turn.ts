let waiting: (() => void)[] = [];

/** Whoever asks before the next turn of the event loop goes on in it, together: rooms that write then share a commit. */
export function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		waiting.push(resolve);
		if (waiting.length === 1) setImmediate(goOn);
	});
}

function goOn(): void {
	const now = waiting;
	waiting = [];
	for (const go of now) go();
}
