/** What waits for a commit. Run once, in order; one that throws is reported, the facts are stored and the others run. */
export function createEffects(onError: ((error: unknown) => void) | undefined) {
	const effects: (() => void)[] = [];
	return {
		add(effect: () => void): void {
			effects.push(effect);
		},
		run(): void {
			for (const effect of effects) {
				try {
					effect();
				} catch (error) {
					onError?.(error);
				}
			}
		},
	};
}
