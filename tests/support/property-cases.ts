import fc from 'fast-check';

// Like the convergence suite: the same cases every time, so that a change is judged by itself. `TAVOLO_FIRST_SEED` starts elsewhere.
fc.configureGlobal({ seed: Number(process.env.TAVOLO_FIRST_SEED ?? 1) });
