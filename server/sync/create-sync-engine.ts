import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { RoomName } from '#protocol/room-name.ts';
import { deniedFrame } from '#protocol/wire/frames.ts';
import { closeCode, wireLimit } from '#protocol/wire/wire.ts';
import type { BusFact } from '../bus/bus.ts';
import type { Compactor } from '../draft-log/compactor.ts';
import type { Kit } from '../kit.ts';
import { standing, type Authenticate, type DecideAccess } from './access.ts';
import { Refused } from './bytes.ts';
import { readKnock, turnAway, type Knock } from './door.ts';
import type { SyncEngine } from './engine.ts';
import { Guest, type Seat } from './guest.ts';
import { defaultLimits, Seats, Strikes, type Limits } from './limits.ts';
import { hear } from './listen.ts';
import { Rooms } from './rooms.ts';
import type { LiveRoom } from './live-room.ts';

type EngineKit = Pick<Kit, 'config' | 'bus' | 'log' | 'draftLog' | 'clock'>;

/** The socket engine. `compactor` tells of new snapshots, and is told when a room has been left or nobody writes in it. */
export function createSyncEngine(
	kit: EngineKit,
	authenticate: Authenticate,
	decideAccess: DecideAccess,
	compactor: Pick<Compactor, 'onCompacted' | 'idle'> | null = null,
	limits: Limits = defaultLimits,
): SyncEngine {
	const { bus, log, draftLog } = kit;
	const now = () => performance.now();
	const addresses = new Seats();
	const persons = new Seats();
	const strikes = new Strikes(limits);
	const seated = new Map<Guest, LiveRoom>();
	const sockets = new Set<WebSocket>();
	/** Counts what was heard about rights, so that whoever was on the way in meanwhile is asked again. */
	let heardOfRights = 0;
	let stopping: Promise<void> | null = null;

	const server = new WebSocketServer({
		noServer: true,
		maxPayload: wireLimit.frameBytes + 64,
		perMessageDeflate: false,
		clientTracking: false,
	});

	const rooms = new Rooms(
		{
			draftLog,
			limits,
			now,
			refused,
			forbidden,
			quiet: (room) => compactor?.idle(room),
			handled(guest) {
				if (guest.socket.isPaused && guest.waiting < limits.waitingFrames / 2) guest.socket.resume();
			},
			failed: (room, error) => log.error({ room, error }, 'a live text cannot be stored for the moment'),
		},
		(room) => compactor?.idle(room),
	);

	function refused(guest: Guest, reason: string): void {
		if (guest.seat.kind === 'gone') return;
		strikes.add(guest.person.personId, now());
		log.warn({ room: seated.get(guest)?.name, reason }, 'a frame was refused');
		guest.close(closeCode.refused);
	}

	function forbidden(guest: Guest): void {
		if (!guest.speaksOurs) guest.send(deniedFrame('read-only'));
		const outdated = guest.seat.kind === 'reader' && guest.seat.why === 'outdated';
		guest.close(outdated ? closeCode.schemaTooOld : closeCode.notAllowed);
	}

	function seatFor(writes: boolean, outdated: boolean): Seat {
		if (!writes) return { kind: 'reader', why: 'rights' };
		return outdated ? { kind: 'reader', why: 'outdated' } : { kind: 'writer' };
	}

	/** The socket is not read until the guest has a seat. */
	async function arrive(
		socket: WebSocket,
		stream: Duplex,
		knock: Knock,
		leaveAddress: () => void,
	): Promise<void> {
		const undo = [leaveAddress];
		let guest: Guest | null = null;
		sockets.add(socket);
		socket.on('error', () => socket.terminate());
		socket.on('close', () => {
			sockets.delete(socket);
			if (guest) leave(guest);
			for (const step of undo.splice(0).reverse()) step();
		});
		socket.pause();
		const sendAway = (code: number): void => {
			socket.resume();
			socket.close(code);
			setTimeout(() => socket.terminate(), 1_000).unref();
		};
		const heard = heardOfRights;
		try {
			const place = await standing(authenticate, decideAccess, knock.cookie, knock.room);
			if (place.kind === 'signed-out') return sendAway(closeCode.signedOut);
			if (place.kind === 'not-allowed' || !knock.room) return sendAway(closeCode.notAllowed);
			const { personId } = place.person;
			if (strikes.isOut(personId, now())) return sendAway(closeCode.refused);
			const leavePerson = persons.take(personId, limits.socketsPerPerson);
			if (!leavePerson) return sendAway(closeCode.tooSlow);
			undo.push(leavePerson);
			const { room: name } = knock;
			const room = await rooms.hold(name);
			undo.push(() => rooms.release(name));
			if (socket.readyState !== socket.OPEN) {
				for (const step of undo.splice(0).reverse()) step();
				return;
			}
			if (stopping) return sendAway(closeCode.restarting);
			guest = new Guest(socket, place.person, seatFor(place.writes, knock.outdated), {
				speaksOurs: knock.speaksOurs,
				outdated: knock.outdated,
				cookie: knock.cookie,
				limits,
				now,
				stream,
			});
			sit(guest, room);
			if (heard !== heardOfRights) askAgainWhere((one) => one === guest);
		} catch (error) {
			log.error({ error, room: knock.room }, 'a connection could not be opened');
			sendAway(closeCode.tooSlow);
		}
	}

	function sit(guest: Guest, room: LiveRoom): void {
		seated.set(guest, room);
		guest.socket.on('message', (data: Buffer, isBinary: boolean) => {
			if (guest.seat.kind === 'gone') return;
			try {
				if (!isBinary) throw new Refused('text frame');
				hear(room, guest, data, now());
			} catch (error) {
				if (error instanceof Refused) return refused(guest, error.reason);
				log.error({ error, room: room.name }, 'a frame could not be read');
				refused(guest, 'threw');
			}
			if (guest.waiting >= limits.waitingFrames) guest.socket.pause();
		});
		guest.socket.on('pong', () => (guest.heardAt = now()));
		room.join(guest);
		guest.socket.resume();
	}

	function leave(guest: Guest): void {
		const room = seated.get(guest);
		if (guest.seat.kind !== 'gone') guest.seat = { kind: 'gone', code: 1000 };
		seated.delete(guest);
		room?.leave(guest);
	}

	// Rights

	async function askAgain(guest: Guest, room: LiveRoom): Promise<void> {
		guest.checkedAt = now();
		const place = await standing(authenticate, decideAccess, guest.cookie, room.name);
		const { seat } = guest;
		if (seat.kind === 'gone') return;
		if (place.kind === 'signed-out') return guest.close(closeCode.signedOut);
		if (place.kind === 'not-allowed') return guest.close(closeCode.notAllowed);
		// Somebody may be typing: the page must say so, and let them copy what they wrote.
		if (seat.kind === 'writer' && !place.writes) return guest.close(closeCode.notAllowed);
		const shown = guest.person.role !== place.person.role || guest.person.name !== place.person.name;
		guest.person = place.person;
		if (shown) room.presence.refresh(guest);
		const next = seatFor(place.writes, guest.outdated);
		if (next.kind === seat.kind) return;
		guest.seat = next;
		guest.awaitsWhole = true;
		room.seat(guest);
	}

	function askAgainWhere(matches: (guest: Guest) => boolean): void {
		for (const [guest, room] of seated) {
			if (!matches(guest)) continue;
			askAgain(guest, room).catch((error: unknown) => {
				log.error({ error, room: room.name }, 'rights could not be asked again');
				guest.close(closeCode.tooSlow);
			});
		}
	}

	function learn(fact: BusFact): void {
		if (fact.kind !== 'room-stored' && fact.kind !== 'live' && fact.kind !== 'poll-changed')
			heardOfRights += 1;
		switch (fact.kind) {
			case 'session-ended':
				for (const guest of seated.keys()) {
					if (guest.person.sessionId === fact.sessionId) guest.close(closeCode.signedOut);
				}
				return;
			case 'rights-changed':
				return askAgainWhere(
					({ person }) =>
						person.personId === fact.personId && (fact.spaceId === null || person.spaceId === fact.spaceId),
				);
			case 'space-changed':
				return askAgainWhere(({ person }) => person.spaceId === fact.spaceId);
			case 'room-stored':
			case 'poll-changed':
			case 'live':
				return;
		}
	}

	const subscriptions = [
		bus.subscribe(learn),
		draftLog.onStored((rows) => {
			const heads = new Map<RoomName, number>();
			for (const row of rows) heads.set(row.room, row.seq);
			for (const [room, seq] of heads) {
				rooms.get(room)?.noticed(seq);
				bus.publish({ kind: 'room-stored', room, seq });
			}
		}),
		compactor?.onCompacted(({ room, seq, bytes }) => rooms.get(room)?.compacted(seq, bytes)),
	];

	const pulse = setInterval(() => {
		for (const room of rooms.all()) room.heartbeat();
		const at = now();
		for (const guest of seated.keys()) {
			if (at - guest.heardAt > limits.heartbeatMs * 4) guest.socket.terminate();
			else if (guest.socket.readyState === guest.socket.OPEN) guest.socket.ping();
		}
		askAgainWhere((guest) => at - guest.checkedAt >= limits.recheckMs);
	}, limits.heartbeatMs / 3);
	pulse.unref();

	async function stop(): Promise<void> {
		for (const unsubscribe of subscriptions) unsubscribe?.();
		clearInterval(pulse);
		for (const guest of seated.keys()) guest.socket.pause();
		for (const room of rooms.all()) await room.settle();
		await draftLog.flush();
		const closing = [...seated.keys()].map(
			(guest) =>
				new Promise<void>((resolve) => {
					setTimeout(() => {
						guest.close(closeCode.restarting);
						resolve();
					}, Math.random() * limits.stopMs);
				}),
		);
		await Promise.all(closing);
		for (const room of rooms.all()) room.close();
		await new Promise((resolve) => setTimeout(resolve, sockets.size > 0 ? 100 : 0));
		for (const socket of sockets) socket.terminate();
	}

	return {
		handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
			socket.on('error', () => socket.destroy());
			const knock = readKnock(request, kit.config);
			if (typeof knock === 'number') return turnAway(socket, knock);
			if (stopping) return turnAway(socket, 503);
			const leaveAddress = addresses.take(knock.address, limits.socketsPerAddress);
			if (!leaveAddress) return turnAway(socket, 429);
			socket.once('close', leaveAddress);
			server.handleUpgrade(request, socket, head, (opened) => {
				void arrive(opened, socket, knock, leaveAddress);
			});
		},
		async edit(name, personId, change) {
			const room = await rooms.hold(name);
			try {
				return await room.edit(personId, change);
			} finally {
				rooms.release(name);
			}
		},
		async read(name) {
			const room = await rooms.hold(name);
			try {
				return room.copy();
			} finally {
				rooms.release(name);
			}
		},
		presence(name) {
			const people = new Map<string, string>();
			for (const { person } of rooms.get(name)?.guests ?? []) people.set(person.personId, person.name);
			return [...people].map(([personId, name]) => ({ personId, name }));
		},
		counts: () => ({ rooms: [...rooms.all()].length, sockets: seated.size }),
		close() {
			stopping ??= stop();
			return stopping;
		},
	};
}
