import type { Row } from './row.ts';
import { addaMartesanaRows } from './rows-adda-martesana.ts';
import { canegrateRows } from './rows-canegrate.ts';
import { cornaredoRows } from './rows-cornaredo.ts';
import { sestoRows } from './rows-sesto.ts';

/** Every row of the four public documents, in their order, and where it lives now. */
export const rows: readonly Row[] = [...cornaredoRows, ...canegrateRows, ...sestoRows, ...addaMartesanaRows];
