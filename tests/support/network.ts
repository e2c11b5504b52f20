import type { Page } from '@playwright/test';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A wire between one browser and the server: a small forwarding proxy that can be cut. */
export class Wire {
	#server: Server;
	#sockets = new Set<Socket>();
	#whole = true;

	private constructor() {
		this.#server = createServer((asked, answer) => {
			const onward = request(asked.url!, { method: asked.method, headers: asked.headers }, (found) => {
				answer.writeHead(found.statusCode!, found.rawHeaders);
				found.on('error', () => answer.destroy());
				found.pipe(answer);
			});
			onward.on('error', () => answer.destroy());
			answer.on('close', () => onward.destroy());
			asked.pipe(onward);
		});
		this.#server.on('connection', (socket) => this.#keep(socket));
		this.#server.on('connect', (asked, near: Socket) => {
			const [host, port] = asked.url!.split(':');
			const far = connect(Number(port), host!, () => {
				near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
				far.pipe(near).pipe(far);
			});
			this.#keep(far);
			far.on('close', () => near.destroy());
			near.on('close', () => far.destroy());
		});
	}

	static async lay(): Promise<Wire> {
		const wire = new Wire();
		wire.#server.listen(0, '127.0.0.1');
		await once(wire.#server, 'listening');
		return wire;
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** Every open connection breaks, and no new one comes about until `mend()`. */
	cut(): void {
		this.#whole = false;
		for (const socket of this.#sockets) socket.destroy();
	}

	mend(): void {
		this.#whole = true;
	}

	remove(): void {
		this.cut();
		this.#server.close();
	}

	#keep(socket: Socket): void {
		socket.on('error', () => {});
		if (!this.#whole) {
			socket.destroy();
			return;
		}
		socket.setNoDelay(true);
		this.#sockets.add(socket);
		socket.on('close', () => this.#sockets.delete(socket));
	}
}

export interface NetworkCut {
	restore(): Promise<void>;
}

interface Line {
	readonly wire: Wire;
	readonly expectOutage: () => void;
}

const lines = new WeakMap<object, Line>();

/** Notes which wire a browser context hangs on. */
export function hangOn(context: object, line: Line): void {
	lines.set(context, line);
}

/**
 * Takes the network away from everything in this page's browser, sockets included, until `restore()`.
 * 'broken' (the usual way): connections break at once and the browser knows that it is offline.
 * 'unnoticed': connections break, but the browser believes it is online, as on a Wi-Fi without internet.
 * 'silent': nothing breaks; what is sent waits and arrives late, as in a lift.
 */
export async function cutNetwork(
	page: Page,
	how: 'broken' | 'unnoticed' | 'silent' = 'broken',
): Promise<NetworkCut> {
	const context = page.context();
	const line = lines.get(context);
	if (line === undefined)
		throw new Error('this page was not opened by the fixtures of tests/support/test.ts');
	line.expectOutage();
	if (how !== 'silent') line.wire.cut();
	if (how !== 'unnoticed') await context.setOffline(true);
	return {
		async restore() {
			line.wire.mend();
			if (how !== 'unnoticed') await context.setOffline(false);
		},
	};
}
