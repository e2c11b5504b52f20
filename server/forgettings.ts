import { amendmentForgets } from './amendment/forget-person.ts';
import { auditForgets } from './audit/forget-person.ts';
import { commentForgets } from './comment/forget-person.ts';
import { draftLogForgets } from './draft-log/forget-person.ts';
import { invitationForgets } from './invitation/forget-person.ts';
import { lineageForgets } from './lineage/forget-person.ts';
import { moderationForgets } from './moderation/forget-person.ts';
import { personForgets } from './person/forget-person.ts';
import { pollForgets } from './poll/forget-person.ts';
import { proposalForgets } from './proposal/forget-person.ts';
import { readingForgets } from './reading/forget-person.ts';
import { spaceForgets } from './space/forget-person.ts';
import { onceForgets } from './storage/forget-person.ts';
import type { Forgetting } from './storage/forgetting.ts';
import { workshopForgets } from './workshop/forget-person.ts';

/** What is done everywhere when a person leaves for good: the whole plan. Its test walks the schema. */
export const forgettings: readonly Forgetting[] = [
	commentForgets,
	proposalForgets,
	amendmentForgets,
	pollForgets,
	workshopForgets,
	readingForgets,
	moderationForgets,
	lineageForgets,
	invitationForgets,
	auditForgets,
	draftLogForgets,
	onceForgets,
	spaceForgets,
	personForgets,
];
