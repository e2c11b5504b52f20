import type { Figures } from '../figures.ts';
import { bare, hocuspocus, hocuspocusGathering, relay, tavolo } from '../peers/peers.ts';
import type { Peer } from '../peers/peer.ts';
import { citizens } from './citizens.ts';
import { cursors } from './cursors.ts';
import { durableAcknowledgement, flood } from './fairness.ts';
import { almostEmptyRooms, roomsWithAPact, stalledReaders } from './memory.ts';
import { coldOpen, storm } from './opening.ts';
import { room } from './room.ts';
import { typing } from './typing.ts';

/** `against`: the peer whose median ours is divided by, or null for a bound on our own figure. */
export interface Target {
	readonly figure: string;
	readonly against: Peer | null;
	readonly atMost?: number;
	readonly atLeast?: number;
}

export interface Scenario {
	readonly name: string;
	readonly what: string;
	/** A run that takes longer is ended; 90 s when nothing is said. */
	readonly boundMs?: number;
	readonly run: (peer: Peer) => Promise<Figures>;
	readonly peers: readonly Peer[];
	readonly targets: readonly Target[];
}

const everyone = [relay, hocuspocus, hocuspocusGathering, tavolo];
const storing = [hocuspocus, tavolo];

const few: readonly Target[] = [
	{ figure: 'p50 ms', against: hocuspocus, atMost: 1.2 },
	{ figure: 'CPU %', against: hocuspocus, atMost: 0.9 },
	{ figure: 'CPU %', against: relay, atMost: 1.6 },
];

export const scenarios: readonly Scenario[] = [
	{ name: 'fan-out-50', what: '50 people, 10 typing', run: typing(50, 10), peers: everyone, targets: few },
	{ name: 'fan-out-100', what: '100 people, 10 typing', run: typing(100, 10), peers: everyone, targets: few },
	{
		name: 'fan-out-200',
		what: '200 people, all typing',
		run: typing(200, 200),
		peers: everyone,
		targets: [
			{ figure: 'CPU %', against: hocuspocus, atMost: 0.3 },
			{ figure: 'CPU %', against: relay, atMost: 0.25 },
			{ figure: 'p99 ms', against: null, atMost: 35 },
		],
	},
	{
		name: 'fan-out-400',
		what: '400 people, all typing',
		run: typing(400, 400),
		peers: everyone,
		targets: [
			{ figure: 'CPU %', against: hocuspocus, atMost: 0.3 },
			{ figure: 'p99 ms', against: null, atMost: 60 },
			{ figure: 'delivered %', against: null, atLeast: 100 },
			{ figure: 'deliveries/s', against: relay, atLeast: 4 },
		],
	},
	{
		name: 'cursors',
		what: '100 carets at 5 Hz',
		run: cursors,
		peers: everyone,
		targets: [
			{ figure: 'CPU %', against: hocuspocus, atMost: 0.3 },
			{ figure: 'CPU %', against: relay, atMost: 0.35 },
		],
	},
	{
		name: 'memory',
		what: '1,000 almost empty idle rooms, then everybody leaves',
		run: almostEmptyRooms,
		boundMs: 180_000,
		peers: [relay, hocuspocus, tavolo],
		targets: [
			{ figure: 'KB per room', against: hocuspocus, atMost: 0.45 },
			{ figure: 'KB per room', against: relay, atMost: 2.5 },
			{ figure: 'left over %', against: null, atMost: 20 },
		],
	},
	{
		name: 'memory-pact',
		what: '200 idle rooms with a pact as people typed it, then everybody leaves',
		run: roomsWithAPact,
		boundMs: 180_000,
		peers: storing,
		targets: [
			{ figure: 'KB per room', against: hocuspocus, atMost: 0.45 },
			{ figure: 'left over %', against: null, atMost: 20 },
		],
	},
	{
		name: 'cold-open',
		what: 'first opening of 100,000 edits',
		run: coldOpen,
		boundMs: 180_000,
		peers: storing,
		targets: [
			{ figure: 'ms', against: hocuspocus, atMost: 0.3 },
			{ figure: 'server CPU ms', against: hocuspocus, atMost: 0.15 },
			{ figure: 'KB sent', against: hocuspocus, atMost: 0.55 },
		],
	},
	{
		name: 'storm-fresh',
		what: '300 fresh tabs at once',
		run: storm('fresh'),
		peers: [relay, ...storing],
		targets: [{ figure: 'ms until all in', against: hocuspocus, atMost: 0.35 }],
	},
	{
		name: 'storm-returning',
		what: '300 returning tabs at once',
		run: storm('returning'),
		peers: [relay, ...storing],
		targets: [{ figure: 'ms until all in', against: hocuspocus, atMost: 0.5 }],
	},
	{
		name: 'flood',
		what: 'one client pours 20,000 updates: another room',
		run: flood,
		peers: [relay, ...storing],
		targets: [
			{ figure: 'worst delay ms', against: hocuspocus, atMost: 0.1 },
			{ figure: 'worst delay ms', against: null, atMost: 250 },
		],
	},
	{
		name: 'stalled',
		what: '5 readers that stopped reading',
		run: stalledReaders,
		peers: [relay, ...storing],
		targets: [{ figure: 'MB over control', against: null, atMost: 5 }],
	},
	{
		name: 'acknowledgement',
		what: '50 editors, durable acknowledgement',
		run: durableAcknowledgement,
		peers: [tavolo],
		targets: [
			{ figure: 'p95 ms', against: null, atMost: 100 },
			{ figure: 'p99 ms', against: null, atMost: 250 },
		],
	},
	{
		name: 'citizens',
		what: '5,000 comments, 1,000 proposals, 100,000 votes, 500 open feeds',
		run: citizens,
		boundMs: 180_000,
		peers: [bare, tavolo],
		targets: [
			{ figure: 'clause p95 ms', against: null, atMost: 120 },
			{ figure: 'list p95 ms', against: null, atMost: 100 },
			{ figure: 'search p95 ms', against: null, atMost: 120 },
			{ figure: 'vote p95 ms', against: null, atMost: 50 },
			{ figure: 'live p95 ms', against: null, atMost: 120 },
			{ figure: 'heard %', against: null, atLeast: 100 },
			{ figure: 'KB per feed', against: null, atMost: 40 },
			{ figure: 'added by comments p50 ms', against: null, atMost: 10 },
			{ figure: 'closing ms', against: null, atMost: 250 },
		],
	},
	{
		name: 'room',
		what: '300 guests in an incontro, all behind one address',
		run: room,
		boundMs: Number(process.env.ROOM_MINUTES ?? 1) * 60_000 + 180_000,
		peers: [tavolo],
		targets: [
			{ figure: 'first 40 join p95 ms', against: null, atMost: 1_000 },
			{ figure: 'all join p95 ms', against: null, atMost: 1_000 },
			{ figure: 'card p95 ms', against: null, atMost: 250 },
			{ figure: 'new moment p95 ms', against: null, atMost: 2_000 },
			{ figure: 'shown %', against: null, atLeast: 100 },
			{ figure: 'back p95 ms', against: null, atMost: 5_000 },
			{ figure: 'cards kept %', against: null, atLeast: 100 },
			{ figure: 'KB per phone', against: null, atMost: 60 },
		],
	},
];
