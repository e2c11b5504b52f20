import { error, redirect } from '@sveltejs/kit';
import type { Paper } from '#domain/document/paper.ts';
import type { Locale } from '#domain/person/preferences.ts';
import type { Minutes } from '#domain/workshop/minutes.ts';
import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { minutesCsv } from './minutes-csv.ts';
import { minutesPaper } from './minutes-paper.ts';

type Running = App.Locals['app'];
type Ending = 'pdf' | 'docx' | 'csv';
type Made = { readonly bytes: BodyInit } | { readonly refused: 'document-failed' | 'document-busy' };

const types: Record<Ending, string> = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	csv: 'text/csv; charset=utf-8',
};

function make(app: Running, ending: Ending, minutes: Minutes, locale: Locale): Promise<Made> | Made {
	if (ending === 'csv') return { bytes: minutesCsv(minutes, locale) };
	const paper: Paper = minutesPaper(minutes, locale);
	return ending === 'pdf' ? app.documents.pdf(paper) : app.documents.docx(paper);
}

/** The minutes as a file for download; what could not be made is said on their page. */
export async function minutesFile(
	{ app, actor, asking }: App.Locals,
	{ slug, workshop }: { readonly slug: string; readonly workshop: string },
	ending: Ending,
): Promise<Response> {
	const space = await app.space.readSpace(actor, slug);
	const minutes = space && (await app.workshop.minutesOf(actor, workshop));
	if (!space || !minutes || minutes.space.slug !== slug) error(404, m.common_not_found());
	const page = `/tavoli/${slug}/incontri/${workshop}/verbale`;
	if (await app.limits.take(asking, 'document')) redirect(303, `${page}?rifiutato=document-busy`);
	const made = await make(app, ending, minutes, getLocale());
	if ('refused' in made) redirect(303, `${page}?rifiutato=${made.refused}`);
	const name = space.visibility === 'protected' ? 'verbale' : `verbale-${plainName(minutes.title)}`;
	return new Response(made.bytes, {
		headers: {
			'content-type': types[ending],
			'content-disposition': `attachment; filename="${name}.${ending}"`,
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store',
		},
	});
}

/** Letters every system can write; whatever else is in a title stays in the document. */
function plainName(title: string): string {
	const plain = title
		.normalize('NFD')
		.toLowerCase()
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '');
	return plain.slice(0, 60) || 'incontro';
}
