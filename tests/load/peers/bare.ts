/** The least a town needs: one table, one commit a vote, a page from memory, an open answer for whoever follows. */
import Database from 'better-sqlite3';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';

const page = `<!doctype html><title>Pagina</title>${'<p>Due pomeriggi alla settimana, con un adulto sempre presente.</p>'.repeat(700)}`;
const db = new Database(join(process.env.LOAD_FOLDER!, 'bare.sqlite'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(
	'create table if not exists vote (poll_id text, voter text, choice text, at integer, primary key (poll_id, voter))',
);
const put = db.prepare(
	'insert into vote values (?, ?, ?, ?) on conflict do update set choice = excluded.choice, at = excluded.at',
);
const following = new Set<ServerResponse>();

createServer((request, response) => {
	if (request.method === 'GET' && request.url!.endsWith('/diretta')) {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		response.write('retry: 2000\n\n');
		following.add(response);
		response.on('close', () => following.delete(response));
		return;
	}
	if (request.method === 'GET') return void response.end(page);
	request.resume().on('end', () => {
		put.run(request.url!, request.headers.cookie ?? '', 'for', Date.now());
		const fact = `data: ${JSON.stringify({ kind: 'proposal-changed', path: request.url, at: Date.now() })}\n\n`;
		if (request.url!.includes('sostieni')) for (const one of following) one.write(fact);
		response.end('{"type":"success"}');
	});
}).listen(Number(process.env.PORT), '127.0.0.1');
