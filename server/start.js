// Plain JavaScript, so that a Node too old to read TypeScript can at least say so. Everything else is in main.ts.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`\nTavolo: questo Node è troppo vecchio (${process.version}): serve la versione 22.18 o una più nuova. Avvia con: npm start\n` +
			`Tavolo: this Node is too old (${process.version}): it needs 22.18 or newer. Start with: npm start\n`,
	);
	process.exit(1);
}
await import('./main.ts');
