/** A page anybody may have open. It is asked for only when somebody leaves in a hurry. */
export const neutralSite = 'https://it.wikipedia.org/wiki/Pagina_principale';

const withinMs = 5_000;

/** Calls `leave` when Shift is pressed three times within five seconds, with no other key in between. */
export function createTripleShift(leave: () => void): (key: string, at: number, repeat: boolean) => void {
	let pressed: number[] = [];
	return (key, at, repeat) => {
		if (repeat) return;
		if (key !== 'Shift') {
			pressed = [];
			return;
		}
		pressed = [...pressed.filter((time) => at - time < withinMs), at];
		if (pressed.length < 3) return;
		pressed = [];
		leave();
	};
}
