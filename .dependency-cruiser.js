// Floors, rooms and doors of the house, as rules on paths. `npm test` runs them; a broken rule says where to move.

/** A room may use the rooms to its left, on every floor. */
const rooms = [
	'person',
	'organization',
	'space',
	'invitation',
	'lineage',
	'board',
	'draft',
	'moderation',
	'comment',
	'proposal',
	'amendment',
	'poll',
	'reading',
	'workshop',
	'pact',
	'initiative',
	'commitment',
	'indicator',
];
/** Engines serve every room and know none; these three stand above them. */
const enginesAboveRooms = ['sync', 'jobs', 'seed'];
const anyRoom = `(${rooms.join('|')})`;
/** Who asks: it gathers, as types only, what every room says about one person. */
const actor = '^src/domain/person/actor\\.ts$';
const tests = '\\.test\\.ts$';

/** What a membership says in one word each; the actor is made of them, long before their rooms. */
const wordsOfMembership = '^src/domain/(space/role|organization/organization)\\.ts$';
/** The shapes of the live texts lie a floor below the rooms of the server: a new tavolo is born with both. */
const floorsInOrder = {
	'src/domain': ['src/domain'],
	'src/protocol': ['src/domain', 'src/protocol'],
	'src/lib': ['src/domain', 'src/protocol', 'src/lib'],
	server: ['src/domain', 'server'],
};

const roomsInOrder = Object.entries(floorsInOrder).flatMap(([floor, below]) =>
	rooms.slice(0, -1).map((room, index) => ({
		name: `rooms-in-order-${floor.replace('src/', '')}-${room}`,
		comment: `"${room}" may use only rooms to its left: ${rooms.slice(0, index).join(', ') || 'none'}. Move what both need to the lower room or to the domain.`,
		severity: 'error',
		from: { path: `^${floor}/${room}/`, pathNot: [tests, actor] },
		to: {
			path: `^(${below.join('|')})/(${rooms.slice(index + 1).join('|')})/`,
			...(room === 'person' ? { pathNot: wordsOfMembership } : {}),
		},
	})),
);

export default {
	forbidden: [
		{
			name: 'no-file-cycles',
			comment: 'Two files that need each other are one thought, or a third one is missing.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'domain-is-pure',
			comment: 'src/domain: rules only. It may import itself and valibot.',
			severity: 'error',
			from: { path: '^src/domain/', pathNot: tests },
			to: { pathNot: ['^src/domain/', '^node_modules/valibot/'] },
		},
		{
			name: 'protocol-knows-bytes-only',
			comment:
				'src/protocol: what crosses a wire. It may import itself, the domain, valibot, Yjs and its family, the libraries that tell words apart and draw QR codes.',
			severity: 'error',
			from: { path: '^src/protocol/', pathNot: tests },
			to: {
				pathNot: [
					'^src/(protocol|domain)/',
					'^node_modules/(valibot|yjs|lib0|y-protocols|diff|uqr)/',
					'^(node:)?crypto$',
				],
			},
		},
		{
			name: 'domain-and-protocol-know-no-crypto',
			comment: 'Only the hash of a wording is computed on both sides, without Node.',
			severity: 'error',
			from: { path: '^src/', pathNot: [tests, '^src/hooks\\.server\\.ts$', '\\.server\\.ts$'] },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'pages-get-server-types-only',
			comment:
				'src imports the server as "import type" and reaches it through event.locals.app: a value import would bundle a second database handle.',
			severity: 'error',
			from: { path: '^src/', pathNot: tests },
			to: { path: '^server/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'lib-knows-no-server',
			comment: "The browser's components know neither the server nor the pages.",
			severity: 'error',
			from: { path: '^src/lib/', pathNot: tests },
			to: { path: '^(server|src/routes)/' },
		},
		{
			name: 'kit-knows-no-noun',
			comment: 'src/lib/ui knows no noun of the product: pass it what it shows.',
			severity: 'error',
			from: { path: '^src/lib/ui/' },
			to: { path: `^src/(lib|domain|protocol)/${anyRoom}/` },
		},
		{
			name: 'server-knows-no-screens',
			comment: 'server imports the domain and the protocol, and its words (i18n), not components or pages.',
			severity: 'error',
			from: { path: '^server/', pathNot: tests },
			to: { path: '^src/(lib|routes)/' },
		},
		{
			name: 'engines-know-no-rooms',
			comment: 'An engine serves every room and knows none; only sync, jobs and seed stand above the rooms.',
			severity: 'error',
			from: {
				path: '^server/([^/]+)/',
				pathNot: [tests, `^server/(${[...rooms, ...enginesAboveRooms].join('|')})/`],
			},
			to: { path: `^server/${anyRoom}/`, dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'rooms-know-no-engines-above',
			comment: 'sync, jobs and seed stand above the rooms; a room hears of them through the bus.',
			severity: 'error',
			from: { path: `^server/${anyRoom}/`, pathNot: tests },
			to: { path: `^server/(${enginesAboveRooms.join('|')})/`, dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'own-store-only',
			comment: "A room's tables are its own: ask the other room through its acts and views.",
			severity: 'error',
			from: { path: `^server/${anyRoom}/`, pathNot: tests },
			to: { path: `^server/${anyRoom}/[a-z-]*store\\.ts$`, pathNot: '^server/$1/' },
		},
		{
			name: 'sql-only-in-stores',
			comment: 'SQL is written in a store.ts or views.ts of its room, or in an engine of storage.',
			severity: 'error',
			from: {
				path: '^(server|src)/',
				pathNot: [
					tests,
					`^server/${anyRoom}/[a-z-]*(store|views)\\.ts$`,
					'^server/(storage|draft-log|projection|backup|audit)/',
				],
			},
			to: { path: '^node_modules/(kysely|better-sqlite3|pg)/' },
		},
		{
			name: 'one-wiring-file',
			comment: 'Only main.ts and dev.ts open the app; only app.ts wires the rooms.',
			severity: 'error',
			from: { path: '^server/', pathNot: [tests, '^server/(main|dev|app|start)\\.[jt]s$'] },
			to: { path: '^server/(app|main|dev)\\.ts$', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'nothing-imports-tests',
			comment: 'Tests know the product; the product does not know tests.',
			severity: 'error',
			from: { path: '^(src|server)/', pathNot: tests },
			to: { path: ['^tests/', tests] },
		},
		{
			name: 'nothing-missing',
			comment: 'An import that cannot be found.',
			severity: 'error',
			from: {},
			to: {
				couldNotResolve: true,
				pathNot: '^(\\$app|\\./\\$types|\\$service|build/|\\.\\./build/|.*paraglide)',
			},
		},
		...roomsInOrder,
	],
	options: {
		doNotFollow: { path: ['node_modules', 'src/i18n/paraglide'] },
		exclude: { path: ['^build/', '^\\.svelte-kit/', '^tests/\\.output/'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			exportsFields: ['exports'],
			extensions: ['.ts', '.js', '.svelte'],
		},
	},
};
