type Open = (typeof import('./editor/clause-editor.ts'))['openClauseEditor'];

const againMs = 2_000;

/** The code of the editor. Where the network fails it is asked for again; null when nobody waits for it any more. */
export async function loadEditor(waited: () => boolean): Promise<Open | null> {
	for (;;) {
		try {
			return (await import('./editor/clause-editor.ts')).openClauseEditor;
		} catch {
			await new Promise((resolve) => {
				setTimeout(resolve, againMs);
				addEventListener('online', resolve, { once: true });
			});
			if (!waited()) return null;
		}
	}
}
