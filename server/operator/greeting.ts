import type { Config } from '../config.ts';

/** The first lines on the console. `setupLink` is there once, before the installation has an administrator. */
export function greeting(config: Config, port: number, setupLink: string | null): string {
	const address = config.origin ?? `http://localhost:${port}`;
	const lines = ['', `  Tavolo è pronto · Tavolo is ready:  ${address}`, ''];
	if (config.demonstration) {
		lines.push(
			'  Dimostrazione: tavoli e persone di esempio. Apri la pagina e prova: si entra con un clic.',
			'  Demonstration: sample boards and people. Open the page and try: one click and you are in.',
			"  Per un'installazione vera · For a real installation:  TAVOLO_ORIGIN=https://… npm start",
		);
	} else if (setupLink) {
		lines.push(
			'  Prima configurazione, il link vale una volta sola · First set-up, the link works once:',
			`  ${setupLink}`,
		);
	}
	lines.push('', '  Per fermare · To stop:  Ctrl+C', '');
	return lines.join('\n');
}
