/** One listener of server-sent events. */
export interface EventStream<Listener> {
	readonly listener: Listener;
	send(bytes: Uint8Array): void;
	close(): void;
}

/** A reader who takes nothing in is let go, and asks again when it can. */
const bufferedBytes = 256 * 1024;
const encoder = new TextEncoder();

export const eventBytes = (event: string): Uint8Array => encoder.encode(event);

/** For how long (ms) there has been nothing to tell: a page drawn before that knows that it missed something. */
export const quietFor = (milliseconds: number): string =>
	`event: quiet\ndata: ${Math.floor(milliseconds)}\n\n`;

/** Opens a stream that says `first`, and keeps it among `streams` until it ends. */
export function openEventStream<Listener>(
	listener: Listener,
	streams: Set<EventStream<Listener>>,
	first: string,
): ReadableStream<Uint8Array> {
	let stream: EventStream<Listener>;
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				stream = {
					listener,
					send(bytes) {
						if ((controller.desiredSize ?? 0) <= 0) this.close();
						else controller.enqueue(bytes);
					},
					close() {
						if (streams.delete(this)) controller.close();
					},
				};
				streams.add(stream);
				// After a lost connection the browser waits this long (2 s), then asks again.
				controller.enqueue(encoder.encode('retry: 2000\n\n'));
				controller.enqueue(encoder.encode(first));
			},
			cancel() {
				streams.delete(stream);
			},
		},
		{ highWaterMark: bufferedBytes, size: (bytes) => bytes?.byteLength ?? 0 },
	);
}
