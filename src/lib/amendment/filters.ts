import { filterAddresses } from './words.ts';

/** In the order of the list's choices. */
export const amendmentFilters = Object.keys(filterAddresses) as (keyof typeof filterAddresses)[];
