import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { seatOrganization, unseatOrganization } from './arrange-organizations.ts';
import { changeRole } from './change-role.ts';
import { closeSpace, reopenSpace } from './close-space.ts';
import { createSpace } from './create-space.ts';
import { editPhases } from './edit-phases.ts';
import { editSettings } from './edit-settings.ts';
import { listHosts, listMembers, listOrganizationChoices } from './office-views.ts';
import {
	countOffice,
	listOfficeBodies,
	listOfficePeople,
	listOfficeSpaces,
	type OfficeAsked,
} from './office-list-views.ts';
import { listSpaces } from './list-views.ts';
import { listSpacesOfOrganization } from './organization-views.ts';
import { recordAnswer } from './record-answer.ts';
import { removeMember } from './remove-member.ts';
import { rememberRoomOwners } from './remember-room-owners.ts';
import { latestNews } from './news-views.ts';
import { readSpace } from './views.ts';

export type SpaceRoom = ReturnType<typeof createSpaceRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createSpaceRoom(kit: Kit) {
	return {
		readSpace: (actor: Actor, slug: string) => readSpace(kit, actor, slug),
		latestNews: (space: Parameters<typeof latestNews>[1]) => latestNews(kit, space),
		listSpaces: (actor: Actor) => listSpaces(kit, actor),
		listSpacesOfOrganization: (actor: Actor, organizationId: string) =>
			listSpacesOfOrganization(kit, actor, organizationId),
		roomOwner: rememberRoomOwners(kit),
		listMembers: (actor: Actor, slug: string) => listMembers(kit, actor, slug),
		listOrganizationChoices: (actor: Actor) => listOrganizationChoices(kit, actor),
		listHosts: (actor: Actor) => listHosts(kit, actor),
		countOffice: (actor: Actor) => countOffice(kit, actor),
		listOfficeSpaces: (actor: Actor, asked: OfficeAsked) => listOfficeSpaces(kit, actor, asked),
		listOfficeBodies: (actor: Actor, asked: OfficeAsked) => listOfficeBodies(kit, actor, asked),
		listOfficePeople: (actor: Actor, asked: OfficeAsked) => listOfficePeople(kit, actor, asked),
		/** Says what is still missing without opening anything: the summary before confirming. */
		checkNewSpace: (actor: Actor, input: unknown) => createSpace(kit, actor, input, { onlyCheck: true }),
		createSpace: (actor: Actor, input: unknown) => createSpace(kit, actor, input),
		changeRole: (actor: Actor, slug: string, input: unknown) => changeRole(kit, actor, slug, input),
		removeMember: (actor: Actor, slug: string, input: unknown) => removeMember(kit, actor, slug, input),
		editPhases: (actor: Actor, slug: string, input: unknown) => editPhases(kit, actor, slug, input),
		editSettings: (actor: Actor, slug: string, input: unknown) => editSettings(kit, actor, slug, input),
		closeSpace: (actor: Actor, slug: string) => closeSpace(kit, actor, slug),
		reopenSpace: (actor: Actor, slug: string) => reopenSpace(kit, actor, slug),
		recordAnswer: (actor: Actor, slug: string, input: unknown) => recordAnswer(kit, actor, slug, input),
		seatOrganization: (actor: Actor, slug: string, input: unknown) =>
			seatOrganization(kit, actor, slug, input),
		unseatOrganization: (actor: Actor, slug: string, input: unknown) =>
			unseatOrganization(kit, actor, slug, input),
	};
}
