/** What a body is in a tavolo: capofila, ente partner, finanziatore, coordinatore, aderente, in osservazione. */
export const organizationParts = ['lead', 'coordinator', 'partner', 'funder', 'member', 'observer'] as const;
export type OrganizationPart = (typeof organizationParts)[number];
