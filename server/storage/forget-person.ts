import type { Forgetting } from './forgetting.ts';

/** Keys of forms: who sent what, and when. */
export const onceForgets: Forgetting = { columns: { done_once: { by: 'row-goes' } } };
