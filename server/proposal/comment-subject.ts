import type { CommentSubjectSource } from '../comment/subject-source.ts';
import type { Kit } from '../kit.ts';
import { commentedProposal } from './thread-views.ts';

/** Proposals that can be commented: not those taken back, nor hidden ones. */
export function proposalSubject(kit: Kit): CommentSubjectSource {
	return { kind: 'proposal', find: (spaceId, id) => commentedProposal(kit, spaceId, id) };
}
