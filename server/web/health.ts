import type { ServerResponse } from 'node:http';
import type { Health } from '../operator/health.ts';

export interface Healthy {
	health(): Promise<Health>;
}

/** `/salute` for a probe, `/status` for a person who runs the installation. Neither knows of anybody. */
export async function answerHealth(app: Healthy, path: string, response: ServerResponse): Promise<boolean> {
	if (path !== '/salute' && path !== '/status') return false;
	const health = await app.health();
	const ok = health.status === 'ok';
	response.setHeader('Cache-Control', 'no-store');
	if (path === '/salute') {
		send(response, ok ? 200 : 503, 'application/json', { status: health.status, checks: health.checks });
	} else if (ok) {
		send(response, 200, 'application/json', health);
	} else {
		send(response, 503, 'application/problem+json', {
			type: 'about:blank',
			title: 'Service Unavailable',
			status: 503,
			detail: health.checks
				.filter((check) => !check.ok)
				.map((check) => check.detail)
				.join(' '),
			installation: health,
		});
	}
	return true;
}

function send(response: ServerResponse, status: number, type: string, body: unknown): void {
	response.statusCode = status;
	response.setHeader('Content-Type', `${type}; charset=utf-8`);
	response.end(`${JSON.stringify(body)}\n`);
}
