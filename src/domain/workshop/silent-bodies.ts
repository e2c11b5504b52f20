/** A phone in the room, as far as this rule looks: of which body it is (none: of nobody's), and whether it spoke. */
export interface Listened {
	readonly bodyId: string | null;
	readonly spoke: boolean;
}

/** A body with people in the room, by its name and in numbers. */
export interface BodyHeard {
	readonly name: string;
	readonly people: number;
}

export interface BodiesHeard {
	/** In the room nobody of theirs has written or answered yet; the largest first. */
	readonly silent: readonly BodyHeard[];
	/** How many bodies have been heard. */
	readonly heard: number;
}

/** Who has not spoken in this moment, by body: never who of them, nor what anybody said. */
export function bodiesHeard(seats: readonly Listened[], names: ReadonlyMap<string, string>): BodiesHeard {
	const bodies = [...Map.groupBy(seats, ({ bodyId }) => bodyId)].flatMap(([bodyId, here]) => {
		const name = bodyId === null ? undefined : names.get(bodyId);
		return name === undefined ? [] : [{ name, people: here.length, spoke: here.some(({ spoke }) => spoke) }];
	});
	return {
		silent: bodies
			.filter(({ spoke }) => !spoke)
			.map(({ name, people }) => ({ name, people }))
			.toSorted((one, other) => other.people - one.people || one.name.localeCompare(other.name, 'it')),
		heard: bodies.filter(({ spoke }) => spoke).length,
	};
}
