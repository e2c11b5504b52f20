import { addaMartesana } from './adda-martesana.ts';
import { canegrate } from './canegrate.ts';
import { cornaredo } from './cornaredo.ts';
import { sesto } from './sesto.ts';
import type { TerritorySeed } from './shape.ts';

const sources: readonly TerritorySeed[] = [cornaredo, canegrate, sesto, addaMartesana];

/** The four public documents together. */
export const territory: TerritorySeed = {
	bodies: sources.flatMap((source) => source.bodies),
	people: sources.flatMap((source) => source.people),
	spaces: sources.flatMap((source) => source.spaces),
	facts: sources.flatMap((source) => source.facts),
};
