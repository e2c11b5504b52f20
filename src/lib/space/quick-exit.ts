/** A page anybody may have open. It is asked for only when somebody leaves in a hurry. */
export const neutralSite = 'https://it.wikipedia.org/wiki/Pagina_principale';

const withinMs = 5_000;

/** The page goes blank under a neutral title, the session ends, and "back" does not lead here again. */
export function leaveAtOnce(neutralTitle: string, said: FormData): void {
	document.body.hidden = true;
	document.title = neutralTitle;
	// The session ends while the page is already leaving: keepalive lets the request outlive it.
	void fetch('/esci', { method: 'POST', body: said, keepalive: true, redirect: 'manual' }).catch(
		() => undefined,
	);
	location.replace(neutralSite);
}

/** Gives a quick exit that the server drew its speed: the button, or Shift three times. */
export function wireQuickExit(exit: HTMLElement): () => void {
	const form = exit.querySelector('form');
	const leave = (event?: Event): void => {
		event?.preventDefault();
		leaveAtOnce(exit.dataset.neutralTitle ?? '', new FormData(form ?? undefined));
	};
	const shifted = createTripleShift(leave);
	const pressed = (event: KeyboardEvent): void => shifted(event.key, event.timeStamp, event.repeat);
	form?.addEventListener('submit', leave);
	window.addEventListener('keydown', pressed);
	return () => {
		form?.removeEventListener('submit', leave);
		window.removeEventListener('keydown', pressed);
	};
}

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
