import { readReceipt } from '#lib/person/cookies.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { receipt: readReceipt(cookies) };
};
