import { clock } from '../contract/engines.ts';

// Files share a worker: each begins at the same time, however far the one before it moved the clock.
clock.now = clock.beginning;
