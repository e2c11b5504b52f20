/** Patto educativo, Rete di associazioni, progetto, area di mandato. */
export const spaceTemplates = ['education-pact', 'network', 'project', 'mandate-area'] as const;
export type SpaceTemplate = (typeof spaceTemplates)[number];
