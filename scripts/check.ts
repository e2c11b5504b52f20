import { quick, runAll, still } from './checks.ts';

/** `npm run check`: the part that tells within a minute. */
await runAll(still, quick);
