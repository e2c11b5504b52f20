const calmMs = 1_000;

/** The editor's code: nobody who only reads gets it. */
export const editorCode = () => import('./editor/clause-editor.ts');

/** Whoever opened the writing page will write: the code comes as soon as the page is calm, unless one must save data. */
export function fetchEditorEarly(): () => void {
	const { connection } = navigator as { connection?: { saveData?: boolean } };
	if (connection?.saveData) return () => {};
	const timer = setTimeout(() => void editorCode().catch(() => {}), calmMs);
	return () => clearTimeout(timer);
}
