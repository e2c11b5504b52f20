/** One message, as `ws` wants it and as it goes over the socket. */
export interface ReadyFrame {
	readonly payload: Uint8Array;
	/** Header and payload: RFC 6455, binary, final, not masked. `payload` is a view of it. */
	readonly whole: Buffer;
}

/** What goes to everybody is the same bytes for everybody: the header is made once, and each socket takes one write. */
export function readyFrame(payload: Uint8Array): ReadyFrame {
	const { length } = payload;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const whole = Buffer.allocUnsafeSlow(head + length);
	whole[0] = 0x82;
	if (head === 2) whole[1] = length;
	else if (head === 4) {
		whole[1] = 126;
		whole.writeUInt16BE(length, 2);
	} else {
		whole[1] = 127;
		whole.writeBigUInt64BE(BigInt(length), 2);
	}
	whole.set(payload, head);
	return { payload: whole.subarray(head), whole };
}
