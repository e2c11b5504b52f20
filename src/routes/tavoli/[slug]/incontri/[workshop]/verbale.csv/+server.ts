import { minutesFile } from '#lib/workshop/minutes-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) => minutesFile(locals, params, 'csv');
