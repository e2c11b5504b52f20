import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';
import { FolderLocked } from '../storage/folder-lock.ts';
import { NewerSchema } from '../storage/migrate.ts';
import { wordsFor } from './words.ts';

const config = readConfig({ TAVOLO_DATA: '/srv/tavolo', PORT: '3000' });
const coded = (code: string) => Object.assign(new Error(code), { code });

test.each([
	['a port that is taken', coded('EADDRINUSE'), 'PORT=3001', 'PORT=3001'],
	['a folder that cannot be written', coded('EACCES'), '/srv/tavolo', 'permissions'],
	['a disk mounted for reading', coded('EROFS'), '/srv/tavolo', 'TAVOLO_DATA'],
	['a database that cannot be opened', coded('SQLITE_CANTOPEN'), '/srv/tavolo', 'TAVOLO_DATA'],
	['a full disk', coded('SQLITE_FULL'), 'pieno', 'full'],
	['a failing disk', coded('SQLITE_IOERR_FSYNC'), 'disco', 'disk'],
	['damaged data', coded('SQLITE_CORRUPT'), 'danneggiati', 'damaged'],
	['a file that is no database', coded('SQLITE_NOTADB'), 'danneggiati', 'damaged'],
	['another server', new FolderLocked('/srv/tavolo'), 'Un altro Tavolo', 'Another Tavolo'],
	['a newer schema', new NewerSchema(9, 2), 'schema 9', 'schema 9'],
	['a wrong setting', new ConfigError('PORT must be a number'), 'impostazioni', 'PORT'],
])('%s is told in words, in both languages', (_what, error, italian, english) => {
	const words = wordsFor(error, config);
	expect(words?.it).toContain(italian);
	expect(words?.en).toContain(english);
});

test('an unknown cause is not dressed up', () => {
	expect(wordsFor(new TypeError('x is not a function'), config)).toBeNull();
});
