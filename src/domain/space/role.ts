/**
 * facilitator: facilitatore; editor: redattore (for an organization or as a resident);
 * citizen: cittadino. A visitor has no membership, so it is not a role here.
 */
export const spaceRoles = ['facilitator', 'editor', 'citizen'] as const;
export type SpaceRole = (typeof spaceRoles)[number];

export const visibilities = ['public', 'members', 'protected'] as const;
export type Visibility = (typeof visibilities)[number];
