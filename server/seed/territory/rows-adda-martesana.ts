import { body, card, clause, dropped, fact, row, source, space, type Row } from './row.ts';

const team = 'squadra-contro-la-poverta';

export const addaMartesanaRows: readonly Row[] = [
	row('3.1', space(team), fact('squadra'), body('sil')),
	row('3.2', clause(team, 'dal 1 settembre 2020 al 31 dicembre 2021'), source(team, '31 dicembre 2021')),
	row('3.3', fact('squadra'), clause(team, '€ 375.000')),
	row('3.4', fact('squadra'), clause(team, '«€ 300.00.»'), card(team, '«€ 300.00.»')),
	row('3.5', fact('cofinanziamento-nature'), clause(team, '€ 75.000')),
	row('3.6', fact('por-fse-inclusione'), clause(team, 'POR FSE 2014-2020')),
	row('3.7', clause(team, 'Gli ambiti sono 4')),
	row(
		'3.8',
		fact('squadra-ob-1', 'squadra-ob-2', 'squadra-ob-3', 'squadra-ob-4'),
		clause(team, '4 obiettivi'),
	),
	row('3.9', fact('cittadini-1', 'cittadini-2', 'cittadini-3'), clause(team, 'Per i cittadini: 3 attività')),
	row(
		'3.10',
		fact('sistema-1', 'sistema-2', 'sistema-3', 'sistema-4', 'sistema-5', 'sistema-6', 'sistema-7'),
		clause(team, 'Tra di noi: 7 attività'),
	),
	row('3.11', fact('matrice-governance'), clause(team, 'Una tabella dice per ogni obiettivo')),
	row('3.12', body('cps', 'sert', 'noa', 'uompia'), clause(team, '4 servizi specialistici')),
	row('3.13', fact('sistema-4'), card(team, 'banca dati di aziende e cooperative')),
	row('3.14', body('citta-metropolitana'), clause(team, 'La Città Metropolitana è capofila')),
	row(
		'3.15',
		body('distretto-5-melzo'),
		fact('ambito-melzo', 'ambito-trezzo', 'ambito-cernusco', 'ambito-pioltello'),
	),
	row('3.16', body('segretariati-sociali', 'asst', 'terzo-settore-adda-martesana')),
	row('3.17', fact('portale-migranti'), card(team, 'Portale Integrazione Migranti')),
	row('3.18', fact('comuni-consorziati'), body('consorzio-vimercatese-trezzese'), clause(team, '29 Comuni')),
	row('3.19', dropped('Credit of the web designers of the source page.')),
];
