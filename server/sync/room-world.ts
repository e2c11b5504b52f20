import type { RoomName } from '#protocol/room-name.ts';
import type { DraftLog } from '../draft-log/log.ts';
import type { Guest } from './guest.ts';
import type { Limits } from './limits.ts';

/** What a room needs of the engine around it. */
export interface RoomWorld {
	readonly draftLog: DraftLog;
	readonly limits: Limits;
	readonly now: () => number;
	/** Somebody sent what no honest client sends. */
	refused(guest: Guest, reason: string): void;
	/** A commit failed, or the log cannot be read. */
	failed(room: RoomName, error: unknown): void;
	/** A reader sent something new. */
	forbidden(guest: Guest): void;
	/** Nobody has written for a while: a long tail is worth a snapshot. */
	quiet(room: RoomName): void;
	/** Frames of this guest were handled: its socket may be read again. */
	handled(guest: Guest): void;
}
