import { expect, test } from 'vitest';
import type { Day } from '#domain/space/day.ts';
import { templatePhases } from '#domain/space/template.ts';
import { faultsByField, phaseValues, typedPhases } from './phase-form.ts';

test('phases shown in a form and sent back untouched are the same phases', () => {
	const phases = templatePhases('project', '2026-12-01' as Day);
	const values = phaseValues(phases);
	expect(values['phase-ideas-starts']).toBe('01/12/2026');
	expect(typedPhases(values).map((phase) => phase.kind)).toEqual(phases.map((phase) => phase.kind));
	expect(typedPhases({ ...values, 'phase-workshop-used': '' }).map((phase) => phase.kind)).not.toContain(
		'workshop',
	);
});

test('a fault of the second line is shown beside the second ticked phase', () => {
	const phases = typedPhases(phaseValues(templatePhases('network', '2026-12-01' as Day)));
	expect(faultsByField({ 'phase-1-ends': 'date-unreadable', purpose: 'text-missing' }, phases)).toEqual({
		'phase-workshop-ends': 'date-unreadable',
		purpose: 'text-missing',
	});
});
