import type { ServerResponse } from 'node:http';

/** On every answer, static files too. The content security policy is the pages' own: it carries a nonce. */
export function setSecurityHeaders(response: ServerResponse, protocol: 'http' | 'https'): void {
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.setHeader('Referrer-Policy', 'same-origin');
	response.setHeader('X-Frame-Options', 'DENY');
	response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
	response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
	response.setHeader(
		'Permissions-Policy',
		'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
	);
	if (protocol === 'https') response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
