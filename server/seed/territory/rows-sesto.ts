import { body, card, clause, fact, product, row, source, space, type Row } from './row.ts';

const area = 'sesto-inclusiva';

export const sestoRows: readonly Row[] = [
	row('2.1', space(area), fact('area-4')),
	row('2.2', fact('area-4'), source(area, '13/06/2024')),
	row('2.3', fact('sesto-1', 'sesto-2', 'sesto-3', 'sesto-4', 'sesto-5', 'sesto-6', 'sesto-7')),
	row('2.4', fact('parole-per-crescere'), body('asst', 'coordinamento-pedagogico')),
	row('2.5', fact('macro-azione-2'), card(area, 'anche di Cinisello')),
	row('2.6', fact('macro-azione-3'), clause(area, 'da 0 a 3 anni e da 3 a 6 anni')),
	row('2.7', fact('piccoli-e-grandi'), card(area, 'Piccoli&Grandi')),
	row('2.8', fact('cuav'), clause(area, 'CUAV')),
	row('2.9', fact('lavoro-sinergia'), clause(area, 'tra lavoro, occupazione e formazione')),
	row('2.10', fact('fna'), card(area, 'Fondo Non Autosufficienza')),
	row('2.11', fact('casa-comunita', 'via-oslavia'), clause(area, 'La fine prevista è il 19/09/2024')),
	row('2.12', fact('mini-alloggi'), card(area, 'Mini alloggi')),
	row('2.13', fact('morosita-2024'), card(area, 'L’avviso 2024')),
	row('2.14', fact('contributo-solidarieta'), card(area, 'contributi di solidarietà')),
	row('2.15', fact('mantenimento-locazione'), card(area, 'contributi per restare in affitto')),
	row('2.16', fact('spazi-per-abitare', 'via-giardini'), clause(area, 'via Giardini')),
	row('2.17', fact('sat-sap', 'bando-sap-2023'), clause(area, 'bando 2023')),
	row('2.18', fact('regolamento-cambio', 'regolamento-sat'), clause(area, 'cambio alloggio e SAT')),
	row(
		'2.19',
		fact('accordo-locale'),
		body('proprieta-edilizia', 'conduttori'),
		clause(area, '13 marzo 2024'),
	),
	row('2.20', fact('cohousing', 'cohousing-uomini', 'cohousing-mamme'), clause(area, '2 co-housing attivi')),
	row('2.21', fact('lombardia-giovani'), clause(area, '«La Lombardia è dei giovani 2023»')),
	row(
		'2.22',
		fact('aga'),
		body('afol-metropolitana', 'remind', 'sestonetwork'),
		clause(area, 'I partner sono 3'),
	),
	row('2.23', fact('aga-1', 'aga-2', 'aga-3'), clause(area, '3 obiettivi')),
	row('2.24', body('asst', 'istituti-scolastici-statali', 'regione-lombardia')),
	row(
		'2.25',
		fact('sigla-asst', 'sigla-cuav', 'sigla-fna', 'sigla-sap', 'sigla-sat', 'sigla-afol'),
		card(area, 'ASST, CUAV, FNA, SAP, SAT, AFOL'),
	),
	row('2.26', product('No third-party analytics: pages ask nothing of other origins.')),
	row('2.27', fact('refusi')),
];
