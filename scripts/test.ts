import { quick, runAll, still, thorough } from './checks.ts';

/** `npm test`: everything, in order of how soon it tells. */
await runAll(still, [...quick, ...thorough]);
