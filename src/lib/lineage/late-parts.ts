/** A card nobody wrote in an incontro fetches nothing of incontri. */
export async function writtenInRoom(wanted: boolean) {
	return wanted ? (await import('./WrittenInRoom.svelte')).default : null;
}

/** Beside the text one writes, the thread comes with what it tells. */
export async function threadStations() {
	return (await import('./ThreadStations.svelte')).default;
}
