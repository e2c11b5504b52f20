/** The floor: a bare `ws` broadcaster. No CRDT, no storage, no checks; whoever is in a room gets every frame. */
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });

sockets.on('connection', (socket, request) => {
	const name = request.url ?? '/';
	const room = rooms.get(name) ?? new Set();
	rooms.set(name, room.add(socket));
	socket.on('error', () => socket.terminate());
	socket.on('message', (frame: Buffer) => {
		for (const other of room) if (other !== socket) other.send(frame);
	});
	socket.on('close', () => {
		room.delete(socket);
		if (room.size === 0) rooms.delete(name);
	});
});

http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }));
